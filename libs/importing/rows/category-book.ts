import { createHash } from 'node:crypto';
import type { Category } from '@redress/directory';
import type { RowFinding } from '../report/row-findings';

/** Categories that other systems bring stand below this one. */
const IMPORTED: Category = { code: 'imported', parentCode: null, nameEn: 'Imported', nameZh: '导入' };

/** A file with more is mapped wrongly: texts for categories. */
export const MOST_CATEGORIES = 2_000;

const LONGEST_NAME = 200;
const LONGEST_SLUG = 40;
const DIGEST_DIGITS = 8;

const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');

/** The last part of an imported code. A short plain code stays what it is; anything else is told apart by a digest. */
const partOf = (path: readonly string[]): string => {
  const last = path.at(-1) ?? '';
  if (path.length === 1 && /^[a-z0-9]{1,40}$/i.test(last)) return last.toLowerCase();
  const digest = createHash('sha256').update(path.join('\n')).digest('hex').slice(0, DIGEST_DIGITS);
  const slug = slugOf(last);
  return slug === '' ? digest : `${slug}-${digest}`;
};

const isImported = (code: string): boolean => code === IMPORTED.code || code.startsWith(`${IMPORTED.code}.`);

const spelled = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

const shortened = (name: string): string => [...name].slice(0, LONGEST_NAME).join('');

interface Level {
  readonly name: string;
  readonly code: string;
}

/** What a row's category comes to. */
export type FoundCategory = { readonly code: string } | { readonly problem: Omit<RowFinding, 'column'> };

/** Tells the category on file that a row means, by its code or its name, and makes up those that may be brought along. */
export class CategoryBook {
  private readonly codes = new Set<string>();
  private readonly byName = new Map<string, string>();
  private readonly newOnes: Category[] = [];
  private readonly byPath = new Map<string, string>();
  private made = 0;

  constructor(
    onFile: readonly Category[],
    private readonly source: { readonly name: string; readonly title: string },
    private readonly mayCreate: boolean,
  ) {
    for (const category of onFile) {
      this.codes.add(category.code);
      // What imports brought is found by its code alone, which says where from.
      if (isImported(category.code)) continue;
      for (const name of [category.nameEn, category.nameZh]) {
        if (!this.byName.has(spelled(name))) this.byName.set(spelled(name), category.code);
      }
    }
  }

  has(code: string): boolean {
    return this.codes.has(code);
  }

  /** Categories to be put on file before the rows that use them, parents first; asked for once. */
  takeNew(): readonly Category[] {
    return this.newOnes.splice(0);
  }

  /** @param path names from the top of the tree down, none of them empty */
  find(path: readonly string[]): FoundCategory {
    const key = path.join('\n');
    const before = this.byPath.get(key);
    if (before !== undefined) return { code: before };
    const found = this.lookUp(path);
    if ('code' in found) this.byPath.set(key, found.code);
    return found;
  }

  private lookUp(path: readonly string[]): FoundCategory {
    const [only] = path;
    const known = path.length === 1 && only !== undefined ? this.onFile(only) : null;
    if (known !== null) return { code: known };
    const levels = this.levelsOf(path);
    const code = levels.at(-1)?.code;
    if (code !== undefined && this.codes.has(code)) return { code };
    if (!this.mayCreate) return { problem: { code: 'import.category', values: { value: path.join(' / ') } } };
    return this.bringAlong(levels);
  }

  private onFile(text: string): string | null {
    if (this.codes.has(text)) return text;
    return this.byName.get(spelled(text)) ?? null;
  }

  private get top(): string {
    return `${IMPORTED.code}.${this.source.name}`;
  }

  private levelsOf(path: readonly string[]): readonly Level[] {
    return path.map((name, depth) => ({ name, code: `${this.top}.${partOf(path.slice(0, depth + 1))}` }));
  }

  private bringAlong(levels: readonly Level[]): FoundCategory {
    const missing = levels.filter(({ code }) => !this.codes.has(code)).length;
    if (this.made + missing > MOST_CATEGORIES) {
      return { problem: { code: 'import.categories', values: { count: this.made + missing } } };
    }
    this.add(IMPORTED);
    this.add({ code: this.top, parentCode: IMPORTED.code, nameEn: this.source.title, nameZh: this.source.title });
    let parentCode = this.top;
    for (const { name, code } of levels) {
      this.add({ code, parentCode, nameEn: shortened(name), nameZh: shortened(name) });
      parentCode = code;
    }
    return { code: parentCode };
  }

  private add(category: Category): void {
    if (this.codes.has(category.code)) return;
    this.codes.add(category.code);
    this.newOnes.push(category);
    this.made += 1;
  }
}
