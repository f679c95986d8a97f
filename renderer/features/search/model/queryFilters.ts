import { foldSearch } from "#shared/search/index.ts";

/** A filter as the chips write it. */
export interface FilterToken { readonly name: string; readonly value: string }

const QUOTED = /[\s"“”「」『』:：]/;

/** `类型:案例`, in quotes where a blank would end it. */
export function tokenText({ name, value }: FilterToken): string {
  return `${name}:${QUOTED.test(value) ? `"${value.replaceAll("\"", "")}"` : value}`;
}

const partsOf = (query: string): readonly string[] => query.match(/(?:[^\s"“”「」『』]+|["“”「『][^"“”」』]*["“”」』]?)+/g) ?? [];

/** Whether the query has this filter, however its colon and its letters are written. */
export function hasFilter(query: string, token: FilterToken): boolean {
  const wanted = foldSearch(tokenText(token));
  return partsOf(query).some((part) => foldSearch(part) === wanted);
}

/** Adds the filter behind what is typed, or takes it away. A blank stays at the end, ready for the next word. */
export function toggleFilter(query: string, token: FilterToken): string {
  const wanted = foldSearch(tokenText(token));
  const parts = partsOf(query);
  const kept = parts.filter((part) => foldSearch(part) !== wanted);
  return [...kept, ...(kept.length === parts.length ? [tokenText(token)] : [])].map((part) => `${part} `).join("");
}
