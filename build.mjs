// Builds apps/, libs/ and test/ (without specs) into dist/, mirroring the tree: one SWC pass a file, aliases and
// extensions resolved, so that plain Node runs the result. Only files that changed since the last build are touched;
// types are checked apart, by `tsc --noEmit`.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const outDir = join(root, 'dist');
const manifestFile = join(outDir, '.build.json');
const sourceFolders = ['apps', 'libs', 'test'];
const skippedFolders = new Set(['node_modules', 'dist', join('apps', 'web'), join('test', 'fixtures')]);
/** Read at run time beside the code that needs them, so they travel with it. */
const assetExtensions = new Set(['.json', '.liquid', '.html', '.sql', '.txt', '.css', '.csv']);

const extensionOf = (file) => (/\.[^.]+$/.exec(file) ?? [''])[0];
const isSource = (file) => /\.ts$/.test(file) && !/\.(spec|d)\.ts$/.test(file);

function* walk(folder) {
  if (!existsSync(join(root, folder))) return;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name) && !skippedFolders.has(path)) yield* walk(path);
    } else if (isSource(path) || assetExtensions.has(extensionOf(path))) {
      yield path;
    }
  }
}

/** What, apart from the sources, decides the output: the recipe itself and the compiler's version. */
function recipeHash() {
  const hash = createHash('sha256');
  for (const file of ['build.mjs', '.swcrc', join('node_modules', '@swc', 'core', 'package.json')]) {
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function readManifest(recipe) {
  try {
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
    if (manifest.recipe === recipe) return manifest.files;
  } catch {
    // No manifest or a torn one: build everything.
  }
  return {};
}

const outputOf = (file) => join(outDir, isSource(file) ? file.replace(/\.ts$/, '.js') : file);

/** Readers never see half a file, and two builds at once do no harm. */
function writeWhole(file, text) {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

/** True when an import was left as written because its target did not exist yet; such a file is built again next time. */
function hasUnresolvedImport(code) {
  const specifiers = code.matchAll(/(?:from|import)\s*\(?\s*["']((?:\.{1,2}\/|@redress\/)[^"']*)["']/g);
  return [...specifiers].some(([, specifier]) => !/\.(js|mjs|cjs|json)$/.test(specifier));
}

/**
 * @returns {Promise<{ built: number, removed: number, failed: string[] }>} how many files were written and dropped,
 * and the messages of those that do not parse
 */
export async function build() {
  const recipe = recipeHash();
  const known = readManifest(recipe);
  const seen = {};
  const changed = [];
  for (const folder of sourceFolders) {
    for (const file of walk(folder)) {
      const { mtimeMs, size } = statSync(join(root, file));
      const stamp = `${mtimeMs}:${size}`;
      seen[file] = stamp;
      if (known[file] !== stamp || !existsSync(outputOf(file))) changed.push(file);
    }
  }
  const gone = Object.keys(known).filter((file) => !(file in seen));
  if (changed.length === 0 && gone.length === 0) return { built: 0, removed: 0, failed: [] };

  const failed = [];
  const sources = changed.filter(isSource);
  const swc = sources.length > 0 ? (await import('@swc/core')).default : undefined;
  const base = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  delete base.$schema;
  const options = {
    ...base,
    cwd: root,
    swcrc: false,
    configFile: false,
    jsc: { ...base.jsc, baseUrl: root, paths: { '@redress/*': ['./libs/*/index.ts'] } },
  };
  const compile = async (file) => {
    const output = outputOf(file);
    mkdirSync(dirname(output), { recursive: true });
    const sourceFileName = relative(dirname(output), join(root, file)).split(sep).join('/');
    try {
      const { code, map } = await swc.transformFile(join(root, file), {
        ...options,
        filename: resolve(root, file),
        sourceFileName,
      });
      const name = output.slice(output.lastIndexOf(sep) + 1);
      writeWhole(`${output}.map`, map ?? '');
      writeWhole(output, `${code}\n//# sourceMappingURL=${name}.map\n`);
      if (hasUnresolvedImport(code)) delete seen[file];
    } catch (error) {
      delete seen[file];
      failed.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  await Promise.all(sources.map(compile));
  for (const file of changed.filter((each) => !isSource(each))) {
    mkdirSync(dirname(outputOf(file)), { recursive: true });
    copyFileSync(join(root, file), outputOf(file));
  }
  for (const file of gone) {
    rmSync(outputOf(file), { force: true });
    rmSync(`${outputOf(file)}.map`, { force: true });
  }
  mkdirSync(outDir, { recursive: true });
  writeWhole(manifestFile, JSON.stringify({ recipe, files: seen }));
  return { built: changed.length - failed.length, removed: gone.length, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  const { built, removed, failed } = await build();
  for (const message of failed) console.error(message);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    built + removed + failed.length === 0
      ? 'dist/ is up to date'
      : `built ${built}, removed ${removed} in ${seconds} s`,
  );
  if (failed.length > 0) process.exitCode = 1;
}
