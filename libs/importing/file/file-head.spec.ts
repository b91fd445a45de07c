import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { markLength, objectionTo } from './file-head';

const CHINESE = '编号,内容\n1,收割机启动困难，服务站一直没有回音\n2,电话没有人接，请尽快处理\n';
const gb = iconv.encode(CHINESE, 'gb18030');
const utf8 = Buffer.from(CHINESE);

const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CHINESE, 'utf16le')]);

describe('the head of a file', () => {
  it.each([
    ['UTF-8', utf8, 'utf-8'],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]), 'utf-8'],
    ['GB18030', gb, 'gb18030'],
    ['plain ASCII under either name', Buffer.from('a,b\n1,2\n'), 'gb18030'],
  ] as const)('is taken as declared: %s', (_, head, declared) => {
    expect(objectionTo(head, declared, true)).toBeNull();
  });

  it.each([
    ['GB18030 declared as UTF-8', gb, 'utf-8', 'is not UTF-8; it looks like GB18030, so say --encoding gb18030.'],
    ['UTF-8 declared as GB18030', utf8, 'gb18030', 'is not GB18030; it looks like UTF-8, so say --encoding utf-8.'],
    [
      'marked UTF-8',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('a\n')]),
      'gb18030',
      'is not GB18030; it looks like UTF-8, so say --encoding utf-8.',
    ],
    ['UTF-16', utf16, 'utf-8', 'is UTF-16; save it as CSV in UTF-8 first.'],
    [
      'a workbook',
      Buffer.from('PK\u0003\u0004 and more'),
      'utf-8',
      'is a zip archive or an Excel workbook; save it as CSV first.',
    ],
    ['nothing', Buffer.alloc(0), 'utf-8', 'is empty.'],
    [
      'neither',
      Buffer.from([0x61, 0xff, 0xff, 0x0a, 0xff, 0xfe, 0xff, 0x0a]),
      'utf-8',
      'is not UTF-8, nor GB18030; find out its encoding and save it as UTF-8.',
    ],
  ] as const)('is told apart in one sentence: %s', (_, head, declared, sentence) => {
    expect(objectionTo(head, declared, true)).toBe(sentence);
  });

  it('is not judged by one broken line among good ones', () => {
    const head = Buffer.concat([utf8, Buffer.from([0xff, 0x0a]), utf8]);
    expect(objectionTo(head, 'utf-8', true)).toBeNull();
  });

  it('may end in the middle of a character', () => {
    expect(objectionTo(utf8.subarray(0, utf8.length - 3), 'utf-8', false)).toBeNull();
  });

  it('has its mark measured', () => {
    expect(markLength(Buffer.from('\uFEFFa'))).toBe(3);
    expect(markLength(iconv.encode('\uFEFFa', 'gb18030'))).toBe(4);
    expect(markLength(utf8)).toBe(0);
  });
});
