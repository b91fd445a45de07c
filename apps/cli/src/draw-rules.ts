import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeRules, drawSteps } from '@redress/complaint-domain';
import { projectRoot } from '@redress/platform';

const docs = join(projectRoot, 'docs');

/** Pictures and tables of the rules, as they stand in the code. */
const FILES: readonly { readonly name: string; readonly made: () => string }[] = [
  { name: 'steps.en.svg', made: () => drawSteps('en') },
  { name: 'steps.zh.svg', made: () => drawSteps('zh-CN') },
  { name: 'rules.md', made: describeRules },
];

mkdirSync(docs, { recursive: true });
for (const { name, made } of FILES) writeFileSync(join(docs, name), made());
