import { Inject, Injectable } from '@nestjs/common';
import { forbids, isOpenCallback } from '@redress/complaint-domain';
import { CallbackPlaces, ComplaintRepository, Handling, type Reader } from '@redress/complaints';
import {
  type CallbackId,
  type CallbackKind,
  type CallbackLinkId,
  type ComplaintId,
  done,
  type Instant,
  plusMinutes,
  refused,
  type Result,
} from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';
import { Clock, type Config, CONFIG, Ids } from '@redress/platform';
import { CallbackLinkRepository, type LinkedCallback } from './callback-link.repository';
import { readSignedToken, signedToken, tokenDigest } from './signed-token';

const PURPOSE = 'callback';
/** A link to a callback that has no end of its own stands for so long. */
const USUAL_MINUTES = 14 * 24 * 60;
const MOST_SLOTS = 200;
/** Where the customer's page of a link lies. */
export const CALLBACK_PAGE = '/callbacks/';
const TOKENS = new RegExp(`(${CALLBACK_PAGE})[A-Za-z0-9_-]{40,}`, 'g');

/** All that a link shows: what call it is, when, and when else. */
export interface OpenedLink {
  readonly kind: CallbackKind;
  /** False once the call was made or is not to be made any more; then nothing can be chosen. */
  readonly canBeMoved: boolean;
  readonly dueAt: Instant;
  readonly until: Instant;
  /** Zone in which the customer reads the times. */
  readonly zone: string;
  /** Starts of the slots that have a place left. */
  readonly slots: readonly Instant[];
}

/** A text with the secret part of every link taken out: what is kept of a mail. */
export const withoutLinkTokens = (text: string): string => text.replace(TOKENS, '$1…');

/**
 * Links by which customers choose or move the time of a call, without signing in: signed, with an end, revocable. Only a
 * digest is stored; the token itself is made again where a mail is sent anew.
 */
@Injectable()
export class CallbackLinks {
  constructor(
    private readonly rows: CallbackLinkRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly places: CallbackPlaces,
    private readonly handling: Handling,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The address that a mail about a callback carries; null where the call is not to be moved any more. */
  async addressFor(callbackId: CallbackId): Promise<string | null> {
    const callback = await this.rows.callback(callbackId);
    if (callback === null || !isOpenCallback(callback)) return null;
    return this.unitOfWork.run((tx) => this.addressWithin(tx, callback));
  }

  /** A new address in place of any there was. Refusals: those of the complaint; complaint.callback-unknown, -ended. */
  async issue(
    reader: Reader,
    complaintId: ComplaintId,
    callbackId: CallbackId,
  ): Promise<Result<{ readonly url: string }>> {
    const found = await this.handled(reader, complaintId, callbackId);
    if (!found.ok) return found;
    const url = await this.unitOfWork.run(async (tx) => {
      await this.rows.revoke(tx, callbackId, this.clock.now());
      return this.addressWithin(tx, found.value);
    });
    return done({ url });
  }

  /** Refusals: those of the complaint; callback-link.not-found where there is none. */
  async revoke(reader: Reader, complaintId: ComplaintId, callbackId: CallbackId): Promise<Result<null>> {
    const found = await this.handled(reader, complaintId, callbackId);
    if (!found.ok) return found;
    const wasThere = await this.unitOfWork.run((tx) => this.rows.revoke(tx, callbackId, this.clock.now()));
    return wasThere ? done(null) : refused('callback-link.not-found');
  }

  /** What the customer sees. Refusal: callback-link.not-found, whatever is wrong with the token. */
  async open(token: string): Promise<Result<OpenedLink>> {
    const callback = await this.linked(token);
    return callback === null ? refused('callback-link.not-found') : done(await this.shown(callback));
  }

  /**
   * The customer chooses one of the slots offered. Refusals: callback-link.not-found, complaint.callback-slot-full, and
   * what the rules refuse.
   */
  async choose(token: string, dueAt: Instant, correlationId: string): Promise<Result<OpenedLink>> {
    const callback = await this.linked(token);
    if (callback === null || callback.customerId === null) return refused('callback-link.not-found');
    const { complaintId, callbackId, customerId, unitId, zone, unitZone } = callback;
    const [offered] = await this.places.free(unitId, { unitZone, zone, from: dueAt, atMost: 1 });
    if (offered !== dueAt && isOpenCallback(callback)) {
      const next = await this.places.free(unitId, { unitZone, zone, atMost: 3 });
      return refused('complaint.callback-slot-full', { next, zone });
    }
    const asking = { actor: { kind: 'system', id: 'customer-link', customerId } as const, correlationId };
    const chosen = await this.handling.execute(asking, complaintId, 'choose-callback-time', { callbackId, dueAt });
    return chosen.ok ? this.open(token) : chosen;
  }

  private async shown(callback: LinkedCallback): Promise<OpenedLink> {
    const { kind, state, dueAt, until, zone, unitId, unitZone } = callback;
    const canBeMoved = state === 'scheduled' || state === 'ringing';
    const slots = canBeMoved ? await this.places.free(unitId, { unitZone, zone, atMost: MOST_SLOTS }) : [];
    return { kind, canBeMoved, dueAt, until, zone, slots };
  }

  private async linked(token: string): Promise<LinkedCallback | null> {
    const id = readSignedToken(PURPOSE, token, this.config.sessionSecret);
    return id === null ? null : this.rows.opened(id as CallbackLinkId, tokenDigest(token), this.clock.now());
  }

  private async addressWithin(tx: Transaction, { callbackId, until, expiresAt }: LinkedCallback): Promise<string> {
    const now = this.clock.now();
    const end = expiresAt ?? plusMinutes(until > now ? until : now, USUAL_MINUTES);
    const standing = await this.rows.standing(tx, callbackId, end);
    const id = standing ?? this.ids.next<CallbackLinkId>();
    const token = signedToken(PURPOSE, id, this.config.sessionSecret);
    if (standing === null)
      await this.rows.insert(tx, { id, callbackId, tokenHash: tokenDigest(token), createdAt: now, expiresAt: end });
    return `${this.config.publicUrl}${CALLBACK_PAGE}${token}`;
  }

  /** An open callback of a complaint that this reader handles. */
  private async handled(
    { actor }: Reader,
    complaintId: ComplaintId,
    callbackId: CallbackId,
  ): Promise<Result<LinkedCallback>> {
    const complaint = await this.complaints.read(complaintId);
    if (complaint === null) return refused('complaint.not-found');
    const forbidden = forbids(complaint, actor, 'complaint.handle');
    if (forbidden !== null) return refused(forbidden);
    const callback = await this.rows.callback(callbackId);
    if (callback === null || callback.complaintId !== complaintId) return refused('complaint.callback-unknown');
    return isOpenCallback(callback) ? done(callback) : refused('complaint.callback-ended');
  }
}
