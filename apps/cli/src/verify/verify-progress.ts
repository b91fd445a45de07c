import type { VerifyReport } from '@redress/messaging';
import { complain } from '../terminal';

const LINE_EVERY_MILLISECONDS = 5_000;
/** A broken log breaks in many places; the first ones tell where to look. */
const FINDINGS_SHOWN = 50;

const counted = (count: number): string => count.toLocaleString('en');

/** A line every few seconds while a long log is read; nothing for a short one. */
export function tellProgress(): (checked: number, total: number) => void {
  let toldAt = performance.now();
  return (checked, total) => {
    if (performance.now() - toldAt < LINE_EVERY_MILLISECONDS) return;
    toldAt = performance.now();
    complain(`${counted(checked)} of ${counted(total)} events checked`);
  };
}

/** What was found, in lines for a person; the last one is the verdict. */
export function linesOf({ events, streams, texts, anchors, findings }: VerifyReport): string[] {
  const shown = findings.slice(0, FINDINGS_SHOWN).map(({ kind, where, detail }) => `${kind}: ${where}: ${detail}`);
  const hidden = findings.length - shown.length;
  const looked = `${counted(events)} events of ${counted(streams)} streams, ${counted(texts)} texts, ${counted(anchors)} anchors`;
  return [
    ...shown,
    ...(hidden > 0 ? [`and ${counted(hidden)} more`] : []),
    findings.length === 0
      ? `All is well: ${looked}.`
      : `Not as it was written: ${counted(findings.length)} findings in ${looked}.`,
  ];
}
