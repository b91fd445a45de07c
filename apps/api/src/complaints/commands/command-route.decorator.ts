import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { CommandName } from '@redress/complaint-domain';
import { CommandAnswerDto } from './command.dto';

/** The route of one command on a complaint; its name in the path is its name in the rules. */
export const CommandRoute = (name: CommandName | 'fast-track' | 'merge', summary: string): MethodDecorator =>
  applyDecorators(
    Post(name),
    HttpCode(200),
    ApiOperation({ summary }),
    ApiOkResponse({ type: CommandAnswerDto, description: 'Where the complaint stands now.' }),
  );
