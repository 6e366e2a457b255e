/** The pages that `explain` prints: what a code means, why, what to do, an example. */
import { hanging, type Screen, wrap } from './screen.ts';

export interface Explanation {
  readonly code: string;
  /** One line. */
  readonly title: string;
  /** What it means and why; paragraphs are parted by an empty line. */
  readonly explanation: string;
  /** What to do, null where there is nothing to do. */
  readonly fix: string | null;
  readonly example: { readonly before: string; readonly after: string } | null;
}

export type Explanations = ReadonlyMap<string, Explanation>;

/** A page about an edit, as a transform exports it. */
export interface EditExplanation {
  readonly code: string;
  readonly title: string;
  readonly explanation: string;
  readonly example?: { readonly before: string; readonly after: string };
}

/** A page about a finding, as `src/migrate/codes.ts` holds it under its code. */
export interface FindingExplanation {
  readonly title: string;
  readonly explanation: string;
  readonly fix: string;
}

/** All pages by code, in the order of the codes. */
export function mergeExplanations(
  edits: readonly EditExplanation[],
  findings: Readonly<Record<string, FindingExplanation>>,
): Explanations {
  const pages: Explanation[] = [
    ...edits.map(({ code, title, explanation, example }) => ({
      code,
      title,
      explanation,
      fix: null,
      example: example ?? null,
    })),
    ...Object.entries(findings).map(([code, page]) => ({ code, ...page, example: null })),
  ];
  pages.sort((a, b) => a.code.localeCompare(b.code));
  return new Map(pages.map((page) => [page.code, page]));
}

const FAMILIES: readonly (readonly [string, string])[] = [
  ['DA1', 'Why a view is blocked'],
  ['DA2', 'What an edit does'],
  ['DA3', 'Middleware'],
  ['DA4', 'To look at by hand'],
  ['DA5', 'Project and environment'],
];

/** Every code with its title, by family. */
export function codeListText(pages: Explanations, screen: Screen): string {
  const { colors } = screen;
  const blocks = FAMILIES.flatMap(([prefix, title]) => {
    const members = [...pages.values()].filter((page) => page.code.startsWith(prefix));
    if (members.length === 0) return [];
    const rows = members.flatMap((page) =>
      hanging(`${colors.cyan(page.code)}  `, page.title, screen.width, 2),
    );
    return [[colors.bold(`${prefix}xx  ${title}`), ...rows].join('\n')];
  });
  return `${blocks.join('\n\n')}\n`;
}

/** One page. Ends with a line feed. */
export function pageText(page: Explanation, screen: Screen): string {
  const { colors } = screen;
  const blocks = [
    hanging(`${page.code}  `, page.title, screen.width)
      .map((line) => colors.bold(line))
      .join('\n'),
    proseText(page.explanation, screen),
  ];
  if (page.fix !== null) blocks.push(`${colors.bold('What to do')}\n${proseText(page.fix, screen)}`);
  if (page.example !== null) {
    blocks.push(`${colors.bold('Before')}\n${codeText(page.example.before)}`);
    blocks.push(`${colors.bold('After')}\n${codeText(page.example.after)}`);
  }
  return `${blocks.join('\n\n')}\n`;
}

/** Paragraphs are wrapped; indented ones are code, and stay as they are. */
function proseText(text: string, { width }: Screen): string {
  return text
    .trim()
    .split(/\n[ \t]*\n/)
    .map((paragraph) =>
      /^(?: {4}|\t)/.test(paragraph) ? paragraph.trimEnd() : wrap(paragraph, width).join('\n'),
    )
    .join('\n\n');
}

function codeText(code: string): string {
  return code
    .replace(/^\n+|\s+$/g, '')
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}
