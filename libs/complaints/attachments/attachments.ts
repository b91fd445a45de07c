import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { decide } from '@redress/complaint-domain';
import {
  type AttachmentId,
  type ComplaintId,
  done,
  type MessageDirection,
  refused,
  type Result,
} from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { type Config, CONFIG, Ids } from '@redress/platform';
import { ComplaintRepository } from '../complaint.repository';
import { answerOf, type CommandAnswer } from '../handling/command-answer';
import { CommandDesk } from '../handling/command-desk';
import { DecisionContexts } from '../handling/decision-contexts';
import { type Reader, Reading } from '../reading/reading';
import { AttachmentRepository, type AttachmentView } from './attachment.repository';
import { AttachmentStore, type StoredFile } from './attachment-store';

/** A file as it arrives. */
export interface Upload {
  readonly fileName: string;
  readonly content: Readable;
  readonly direction: MessageDirection;
}

/** Files on a complaint: kept outside the web root, told by content, handed out as downloads only. */
@Injectable()
export class Attachments {
  constructor(
    private readonly desk: CommandDesk,
    private readonly complaints: ComplaintRepository,
    private readonly contexts: DecisionContexts,
    private readonly reading: Reading,
    private readonly attachments: AttachmentRepository,
    private readonly store: AttachmentStore,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Stores a file and adds it to the complaint. A refused one leaves no file behind. */
  async add(asking: RequestContext, id: ComplaintId, upload: Upload): Promise<Result<CommandAnswer>> {
    const attachmentId = this.ids.next<AttachmentId>();
    const file = await this.store.write(attachmentId, upload.content);
    const result = await this.enter(asking, id, attachmentId, upload, file);
    if (!result.ok || result.replayed === true) await this.store.remove(file.key);
    return result;
  }

  /** Attachments of a complaint, oldest first. */
  async list(reader: Reader, id: ComplaintId): Promise<Result<AttachmentView[]>> {
    const found = await this.reading.visible(reader, id);
    return found.ok ? done(await this.attachments.of(id)) : found;
  }

  /** The content of one attachment. */
  async open(
    reader: Reader,
    id: ComplaintId,
    attachmentId: AttachmentId,
  ): Promise<Result<{ readonly attachment: AttachmentView; readonly content: Readable }>> {
    const found = await this.reading.visible(reader, id);
    if (!found.ok) return found;
    const stored = await this.attachments.stored(id, attachmentId);
    if (stored === null) return refused('attachment.not-found');
    return done({ attachment: stored.attachment, content: this.store.read(stored.key) });
  }

  private async enter(
    asking: RequestContext,
    id: ComplaintId,
    attachmentId: AttachmentId,
    { fileName, direction }: Upload,
    { key, sizeBytes, sha256 }: StoredFile,
  ): Promise<Result<CommandAnswer>> {
    if (sizeBytes === 0) return refused('attachment.empty');
    if (sizeBytes > this.config.attachmentMaxBytes) return refused('request.too-large');
    const mediaType = await this.store.mediaType(key, fileName);
    if (mediaType === null) return refused('attachment.type-refused');
    await this.contexts.refresh();
    return this.desk.carryOut(asking, async (tx) => {
      const complaint = await this.complaints.load(tx, id, { lock: true });
      if (complaint === null) return refused('complaint.not-found');
      const context = this.contexts.forStaff(asking, complaint, []);
      const input = { attachmentId, sizeBytes, sha256, direction };
      const decision = decide(complaint, 'add-attachment', input, context);
      if (!decision.accepted) return { ok: false, refusal: decision.refusal };
      await this.desk.commit(tx, asking, [{ before: complaint, decision }]);
      const createdById = asking.actor.kind === 'system' ? null : asking.actor.staffId;
      await this.attachments.insert(tx, {
        ...input,
        complaintId: id,
        fileName,
        mediaType,
        storageKey: key,
        createdById,
        createdAt: context.now,
      });
      return done(answerOf(decision));
    });
  }
}
