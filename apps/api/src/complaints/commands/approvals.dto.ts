import { ApiSchema } from '@nestjs/swagger';
import type { Commands } from '@redress/complaint-domain';
import { APPROVAL_DECISIONS, type ApprovalDecision, type ApprovalId, type StaffId } from '@redress/contracts';
import { Id, MoneyDto, MoneyField, OneOf, Text } from '../../http/validation';
import { CommandDto } from './command.dto';

type Input<N extends keyof Commands> = Commands[N];

@ApiSchema({ name: 'AcceptCounterOffer' })
export class ApprovalDto extends CommandDto implements Input<'accept-counter-offer'> {
  @Id()
  declare approvalId: ApprovalId;
}

@ApiSchema({ name: 'DecideApproval' })
export class DecideApprovalDto extends ApprovalDto implements Input<'decide-approval'> {
  @OneOf(APPROVAL_DECISIONS, {
    name: 'ApprovalDecision',
    description: 'What is approved and by now more than your level may grant goes on to the next.',
  })
  declare decision: ApprovalDecision;

  @MoneyField({ optional: true, description: 'For countered: what you would grant instead.' })
  declare money?: MoneyDto;

  @Text({ max: 2000, multiline: true, optional: true, description: 'Needed for rejected and countered.' })
  declare reason?: string;
}

@ApiSchema({ name: 'DelegateApproval' })
export class DelegateApprovalDto extends ApprovalDto implements Input<'delegate-approval'> {
  @Id({ nullable: true, description: 'Who may decide with your authority; null takes it back.' })
  declare toId: StaffId | null;

  @Text({ max: 2000, multiline: true, optional: true })
  declare reason?: string;
}

@ApiSchema({ name: 'WithdrawApproval' })
export class WithdrawApprovalDto extends ApprovalDto implements Input<'withdraw-approval'> {
  @Text({ max: 2000, multiline: true })
  declare reason: string;
}
