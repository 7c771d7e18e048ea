import type { Explanation } from './explanation.ts';
import { pageOf } from './pages.ts';

/** The page of a finding's code, such as `server/required`. */
export function explainCode(code: string): Explanation | undefined {
  const page = pageOf(code);
  if (page === undefined) return undefined;
  return {
    title: code,
    sections: [
      { heading: 'What', text: page.what },
      { heading: 'Why', text: page.why },
      { heading: 'What to do', text: page.mend },
    ],
    ...(page.docs === undefined ? {} : { docs: page.docs }),
  };
}
