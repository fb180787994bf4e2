import { createElement, memo, type ReactNode } from 'react';
import { isElement, type Content, type Element } from '../../../shared/brief/html.ts';
import { briefWords as t } from '../../i18n/brief.ts';

/** The brief as it prints, drawn from its elements: nothing in it is ever read as markup. */
export const Page = memo(function Page({ contents }: { readonly contents: readonly Element[] }): ReactNode {
  return (
    <article className="brief-page" aria-label={t.preview}>
      {contents.map(drawn)}
    </article>
  );
});

function drawn(content: Content, place: number): ReactNode {
  if (typeof content === 'string') return content;
  if (!isElement(content)) return content.map(drawn);
  const { name, attributes, contents } = content;
  const properties = Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [propertyOf(key), value]),
  );
  const inside = contents.length === 0 ? [] : [contents.map(drawn)];
  return createElement(heading(name), { key: place, ...properties }, ...inside);
}

/** The window has a heading of its own above the document's. */
function heading(name: string): string {
  const level = /^h([1-5])$/.exec(name)?.[1];
  return level === undefined ? name : `h${Number(level) + 1}`;
}

/** React has the attributes of drawings in camel case. */
function propertyOf(attribute: string): string {
  return attribute.startsWith('aria-')
    ? attribute
    : attribute.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
