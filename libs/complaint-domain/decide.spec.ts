import { describe, expect, it } from '@jest/globals';
import { afterEvents } from './commit';
import { availableCommands, COMMAND_NAMES, decideInOrder, refusalOf, RULES } from './decide';
import { evolve } from './evolve';
import { LI_WEI, TIMER, ZHAO_MIN } from './testing/house';
import { FREE_TEXT } from './testing/inputs';
import { Scene } from './testing/scene';

describe('a decision', () => {
  it('changes nothing it was given', () => {
    const scene = Scene.at('agree');
    const before = structuredClone(scene.complaint);
    const held = scene.complaint;
    scene.proves();
    expect(held).toEqual(before);
  });

  it('raises the version by one and the sequence by each event', () => {
    const scene = Scene.of();
    scene.does('flag-threat', { threat: 'media', note: FREE_TEXT });
    expect(scene.complaint).toMatchObject({ version: 2, sequence: scene.events.length });
  });

  it('refused, brings neither event nor text', () => {
    expect(Scene.of().decide('advance', {})).toEqual({
      accepted: false,
      refusal: { code: 'complaint.gate-not-met', detail: { missing: ['atmosphere-evidence'] } },
    });
  });

  it('keeps every text apart from the events', () => {
    const scene = Scene.of().closes();
    expect(scene.texts.every(({ body }) => body === FREE_TEXT)).toBe(true);
    expect(JSON.stringify(scene.events)).not.toContain(FREE_TEXT);
    const named = JSON.stringify(scene.events);
    for (const { id } of scene.texts) expect(named).toContain(`"${id}"`);
  });
});

describe('several commands as one', () => {
  it('each sees what the earlier ones left', () => {
    const scene = Scene.of();
    const decision = decideInOrder(
      scene.complaint,
      [
        () => ({ name: 'record-fact', input: { fact: FREE_TEXT, source: 'customer', confirmed: false } }),
        () => null,
        ({ facts }) => ({ name: 'confirm-fact', input: { factId: facts[0]?.id ?? ('none' as never) } }),
      ],
      scene.context(),
    );
    expect(decision).toMatchObject({
      accepted: true,
      complaint: { version: 2, sequence: scene.events.length + 2, facts: [{ confirmed: true }] },
    });
  });

  it('one refusal refuses all', () => {
    const scene = Scene.of();
    const decision = decideInOrder(
      scene.complaint,
      [() => ({ name: 'add-note', input: { note: FREE_TEXT } }), () => ({ name: 'advance', input: {} })],
      scene.context(),
    );
    expect(decision).toMatchObject({ accepted: false, refusal: { code: 'complaint.gate-not-met' } });
  });

  it('of which none takes its turn are nothing to do', () => {
    const scene = Scene.of();
    expect(decideInOrder(scene.complaint, [() => null], scene.context())).toMatchObject({
      refusal: { code: 'complaint.nothing-to-do' },
    });
  });
});

describe('a rule that decides on nothing', () => {
  it('is broken: every change has an event', () => {
    const scene = Scene.of();
    expect(() => afterEvents(scene.complaint, scene.complaint.id, [], scene.context())).toThrow('changes nothing');
    expect(() => afterEvents(null, 'new', [], scene.context())).toThrow('changes nothing');
  });
});

describe('what is offered', () => {
  const names = (scene: Scene, by: Parameters<Scene['context']>[0]) =>
    availableCommands(scene.complaint, scene.context(by)).flatMap(({ name, refusal }) =>
      refusal === null ? [name] : [],
    );

  it('names every command people give, each with its reason where it is refused', () => {
    const scene = Scene.of();
    const offered = availableCommands(scene.complaint, scene.context());
    expect(offered.map(({ name }) => name)).toEqual(
      COMMAND_NAMES.filter((name) => RULES[name].permission !== 'system'),
    );
    expect(offered.find(({ name }) => name === 'advance')?.refusal).toEqual({
      code: 'complaint.gate-not-met',
      detail: { missing: ['atmosphere-evidence'] },
    });
    expect(offered.find(({ name }) => name === 'take')?.refusal?.code).toBe('complaint.already-owned');
  });

  it('to a colleague of the unit: help and nothing more', () => {
    expect(names(Scene.of(), ZHAO_MIN)).toEqual([
      'record-fact',
      'add-issue',
      'add-complainant',
      'flag-threat',
      'record-vulnerability',
      'claim-callback',
      'release-callback',
      'record-attempt',
      'make-promise',
      'keep-promise',
      'open-task',
      'finish-task',
      'cancel-task',
      'write-message',
      'cancel-message',
      'receive-message',
      'add-note',
      'add-attachment',
      'attach-contact',
      'escalate',
      'link',
    ]);
  });

  it('to the owner of a closed complaint: reopening, notes, messages, the care that goes on', () => {
    expect(names(Scene.of().closes(), LI_WEI)).toEqual([
      'claim-callback',
      'release-callback',
      'record-attempt',
      'move-callback',
      'cancel-callback',
      'keep-promise',
      'write-message',
      'cancel-message',
      'receive-message',
      'add-note',
      'add-attachment',
      'link',
      'reopen',
    ]);
  });

  it('is refused for the same reason by the server', () => {
    const scene = Scene.at('solve');
    for (const { name, refusal } of availableCommands(scene.complaint, scene.context(ZHAO_MIN))) {
      expect(refusalOf(name, scene.complaint, scene.context(ZHAO_MIN))).toEqual(refusal);
    }
  });

  it('what only timers do is refused to people', () => {
    const scene = Scene.of();
    for (const name of COMMAND_NAMES.filter((each) => RULES[each].permission === 'system')) {
      expect(refusalOf(name, scene.complaint, scene.context())).toEqual({ code: 'auth.not-permitted' });
      expect(refusalOf(name, scene.complaint, scene.context(TIMER))).toBeNull();
    }
  });
});

describe('the log', () => {
  const standing = {
    streamId: 'one',
    occurredAt: Scene.of().now,
    sequence: 1,
    streamVersion: 1,
    actor: { kind: 'system', id: 'timer' },
  } as const;

  it('that does not begin with a registration, or registers twice, is broken', () => {
    expect(() => evolve(null, { type: 'complaint.absorbed', payload: {} as never }, standing)).toThrow(
      'precedes complaint.registered in one',
    );
    const scene = Scene.of();
    const [registered] = scene.events;
    expect(() => evolve(scene.complaint, registered ?? ({} as never), standing)).toThrow('is registered twice');
  });
});
