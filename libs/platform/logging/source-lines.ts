import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapping } from 'node:module';
import { fileURLToPath } from 'node:url';

const maps = new Map<string, SourceMap | null>();

const readMap = (file: string): SourceMap | null => {
  const path = `${fileURLToPath(file)}.map`;
  if (!existsSync(path)) return null;
  return new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as ConstructorParameters<typeof SourceMap>[0]);
};

const mapOf = (file: string): SourceMap | null => {
  const known = maps.get(file);
  if (known !== undefined) return known;
  const map = readMap(file);
  maps.set(file, map);
  return map;
};

const PLACE = /(file:\/\/[^\s()]+?\.js):(\d+):(\d+)/g;

/**
 * A stack with the lines of our sources instead of what was built of them. Maps are read when a stack is told: Node's own
 * `--enable-source-maps` keeps every map of every package from the start, some 15 MB a process.
 */
export const inSourceLines = (stack: string): string =>
  stack.replace(PLACE, (built, file: string, line: string, column: string) => {
    if (file.includes('/node_modules/')) return built;
    const entry: Partial<SourceMapping> = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1) ?? {};
    const { originalSource, originalLine = 0, originalColumn = 0 } = entry;
    if (originalSource === undefined) return built;
    return `${new URL(originalSource, file).href}:${originalLine + 1}:${originalColumn + 1}`;
  });
