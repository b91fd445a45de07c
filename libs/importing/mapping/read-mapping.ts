import { readFile } from 'node:fs/promises';
import { codeOf, messageOf } from '@redress/platform';
import type { z } from 'zod';
import { ImportInputError } from '../import-input-error';
import { type Mapping, MAPPING } from './mapping';

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const name = String(part);
    if (!/^[\w$]+$/.test(name)) return `${text}["${name}"]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');

const problemText = ({ path, message }: z.core.$ZodIssue): string =>
  path.length === 0 ? message : `${pathText(path)}: ${message}`;

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new ImportInputError(`The mapping ${path} does not exist.`);
    throw new ImportInputError(`The mapping ${path} cannot be read: ${messageOf(error)}.`);
  }
};

const jsonOf = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ImportInputError(`The mapping ${path} is no JSON: ${messageOf(error)}.`);
  }
};

/** Judges what a mapping file says. @throws ImportInputError naming every place that is wrong */
export const mappingOf = (path: string, given: unknown): Mapping => {
  const result = MAPPING.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `  ${problemText(issue)}`);
  throw new ImportInputError([`The mapping ${path} is not right:`, ...problems].join('\n'));
};

/** Reads a mapping file. @throws ImportInputError */
export const readMapping = async (path: string): Promise<Mapping> => mappingOf(path, jsonOf(path, await textOf(path)));
