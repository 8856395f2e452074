import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

/** A Markdown file of the project. */
export interface MarkdownFile {
  /** From the root of the project, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every Markdown file that is the project's own. */
export function markdownFiles(): readonly MarkdownFile[] {
  return globSync(['*.md', '{docs,src,test,bench}/**/*.md'], { cwd: ROOT })
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
    .map(markdownFile);
}

export function markdownFile(path: string): MarkdownFile {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** What is written as code: the lines of fenced blocks, and the spans within other lines. */
export function codeOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let fenced = false;
  for (const line of text.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    else if (fenced) pieces.push(line);
    else pieces.push(...[...line.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span));
  }
  return pieces;
}

/** Where the links and pictures lead that are not code. */
export function linksOf(text: string): readonly string[] {
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
  return [
    ...prose.matchAll(/\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s+(\S+)|\b(?:href|src)="([^"]+)"/gm),
  ].map(([, inline, defined, html]) => inline ?? defined ?? html ?? '');
}

/** The names by which the headings of a page are linked to, as GitHub makes them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const headings = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').matchAll(/^#{1,6}\s+(.+?)\s*$/gm);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}
