const KNOWN: readonly string[] = ["disk-full", "permission", "not-found", "corrupt", "newer-format", "busy"];
const KNOWN_EXCHANGE: readonly string[] = [...KNOWN, "too-large", "not-allowed"];
const KNOWN_BACKUP: readonly string[] = [...KNOWN, "incomplete"];

/** The text of a refusal; what no text is written for is "unexpected", and the log file knows more. */
// i18n-keys: backups.error.*
export const backupProblemKey = (code: string): string => `backups.error.${KNOWN_BACKUP.includes(code) ? code : "unexpected"}`;

/** The same for export and import, where main refuses a file that is none of ours (`not-allowed`). */
// i18n-keys: exchange.error.*
export const exchangeProblemKey = (code: string): string => `exchange.error.${KNOWN_EXCHANGE.includes(code) ? code : "unexpected"}`;
