import type { Page } from './page.ts';
import { CHECK_PAGES } from './pages/check.ts';
import { DEFAULT_PAGES } from './pages/default.ts';
import { POD_SECURITY_PAGES } from './pages/pod-security.ts';
import { PROGRAM_PAGES } from './pages/program.ts';
import { READING_PAGES } from './pages/reading.ts';

/** A page for every code of a finding. */
export const PAGES: readonly Page[] = [
  ...PROGRAM_PAGES,
  ...READING_PAGES,
  ...CHECK_PAGES,
  ...DEFAULT_PAGES,
  ...POD_SECURITY_PAGES,
];

const BY_CODE: ReadonlyMap<string, Page> = new Map(PAGES.map((page) => [page.code, page]));

/** The page of a code, or of the family it belongs to, such as `types/*` for `types/TS2322`. */
export function pageOf(code: string): Page | undefined {
  return BY_CODE.get(code) ?? BY_CODE.get(code.replace(/\/.*$/, '/*'));
}
