import type { BackupEntry, BackupReason } from "#shared/ipc/contract.ts";
import { fileTimestamp } from "#electron/disk/fileTimestamp.ts";

/** All a list shows stands in the name, so that listing opens no file: a synced folder may have to fetch each one first. */
export interface NamedBackup extends Omit<BackupEntry, "place" | "sizeBytes"> {
  readonly throughSeq: number;
}

const ENDING = ".forest";
const PATTERN = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-(\d{12,16})-(\d{1,9})p-(\d{1,9})l-(open|hourly|manual|before-migration|before-restore)$/;

/** `2026-11-22T04-30-00-000Z-000000012345-812p-240l-hourly`: when, through which change, how many points and links, why. Sorts by time. */
export function backupName({ takenAtMs, throughSeq, points, links, reason }: Omit<NamedBackup, "backupId">): string {
  return `${fileTimestamp(takenAtMs)}-${String(throughSeq).padStart(12, "0")}-${points}p-${links}l-${reason}`;
}

/** What a file name says; null for anything that is no backup of ours, which is then neither listed nor ever touched. */
export function readBackupName(fileName: string): NamedBackup | null {
  if (!fileName.endsWith(ENDING)) return null;
  const backupId = fileName.slice(0, -ENDING.length);
  const [, day, hours, minutes, seconds, thousandths, seq, points, links, reason] = PATTERN.exec(backupId) ?? [];
  if (reason === undefined) return null;
  const takenAtMs = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${thousandths}Z`);
  const throughSeq = Number(seq);
  if (!Number.isFinite(takenAtMs) || !Number.isSafeInteger(throughSeq)) return null;
  // SAFETY: the pattern admits no other word.
  return { backupId, takenAtMs, throughSeq, points: Number(points), links: Number(links), reason: reason as BackupReason };
}

/** The name of the file itself. */
export const backupFileName = (backupId: string): string => `${backupId}${ENDING}`;
