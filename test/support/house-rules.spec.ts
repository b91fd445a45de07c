import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@redress/platform';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import house from '../../eslint.house-rules.mjs';

/** The messages of the house's own rules for one piece of code at one place. */
function objections(path: string, code: string): string[] {
  const config: Linter.Config = {
    files: ['**/*.ts'],
    plugins: { house },
    languageOptions: { parser: tseslint.parser },
    rules: { 'house/confined-imports': 'error', 'house/front-doors': 'error', 'house/file-names': 'error' },
  };
  const linter = new Linter({ cwd: projectRoot });
  return linter.verify(code, [config], join(projectRoot, path)).map(({ message }) => message);
}

describe('the lint rules of the house', () => {
  it.each([
    ['libs/complaints/x.service.ts', "import { Queue } from 'bullmq'", /Queues stand behind one port/],
    ['libs/complaints/x.service.ts', "import { Server } from 'socket.io'", /Sockets carry hints/],
    ['apps/api/src/complaints/x.controller.ts', "import { DataSource } from 'typeorm'", /SQL lives in/],
    ['libs/messaging/x.ts', "import { Redis } from 'ioredis'", /RedisConnections/],
    ['libs/complaint-domain/x.ts', "import { readFile } from 'node:fs/promises'", /The rules are pure/],
    ['libs/complaints/x.service.ts', "import { NotFoundException } from '@nestjs/common'", /A refusal is a value/],
    ['libs/complaints/x.service.ts', "import { v7 } from 'uuid'", /Identifiers come from Ids/],
    ['libs/complaints/x.service.ts', "import { a } from '@redress/directory/staff'", /front door/],
    ['libs/complaints/x.service.ts', "import { a } from '../directory/staff'", /front door/],
    ['libs/complaints/x.service.ts', "import { a } from '@redress/complaints'", /relative path/],
    ['libs/complaints/x.service.ts', "export { a } from './a.js'", /no extension/],
    ['libs/complaints/utils/x.ts', 'export const a = 1', /named for what it holds/],
    ['libs/complaints/TakeOwnership.ts', 'export const a = 1', /kebab-case/],
  ])('objects in %s to: %s', (path, code, message) => {
    expect(objections(path, code)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['libs/messaging/jobs/x.ts', "import { Queue } from 'bullmq'"],
    ['libs/complaints/x.repository.ts', "import { EntityManager } from 'typeorm'"],
    ['libs/complaints/x.query.ts', "import { DataSource } from 'typeorm'"],
    ['apps/api/src/http/problem.filter.ts', "import { HttpException } from '@nestjs/common'"],
    ['libs/complaints/x.spec.ts', "import { v7 } from 'uuid'"],
    ['libs/complaints/x.service.ts', "import { Injectable } from '@nestjs/common'"],
    ['libs/complaints/x.service.ts', "import { a } from './a'"],
  ])('lets pass in %s: %s', (path, code) => {
    expect(objections(path, code)).toEqual([]);
  });
});
