import type { Money } from './ids';

interface ErrorText {
  /** HTTP status the api answers with. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503 | 500;
  /** What happened, what is safe, what to do; `{name}` is filled from the refusal's detail. */
  readonly en: string;
  readonly 'zh-CN': string;
}

/**
 * Every refusal and error a person or program can meet. Codes are stable; texts may be improved at any time.
 * Voice: what happened, then what to do; no blame (desk blueprint §5).
 */
export const ERRORS = {
  'request.invalid': {
    status: 400,
    en: 'Some fields are not right. Nothing was saved; mend the fields named below and send again.',
    'zh-CN': '部分字段有误，未保存任何内容。请修改下列字段后重试。',
  },
  'request.malformed': {
    status: 400,
    en: 'The request could not be read. Send valid JSON in UTF-8.',
    'zh-CN': '无法读取请求，请发送 UTF-8 编码的有效 JSON。',
  },
  'request.too-large': {
    status: 413,
    en: 'The request is too large. Send less at once.',
    'zh-CN': '请求内容过大，请减少后重试。',
  },
  'request.too-many': {
    status: 429,
    en: 'Too many requests at once. Nothing was changed; wait a moment, then try again.',
    'zh-CN': '请求过于频繁，未做任何更改，请稍候重试。',
  },
  'request.unsupported-media-type': {
    status: 415,
    en: 'This kind of content is not accepted here. Send application/json.',
    'zh-CN': '不支持该内容类型，请发送 application/json。',
  },
  'request.not-found': {
    status: 404,
    en: 'There is nothing at this address. See /api/docs for the addresses there are.',
    'zh-CN': '该地址不存在，可用地址见 /api/docs。',
  },
  'request.cross-site': {
    status: 403,
    en: 'This request came from another site and was refused. Open Redress itself and try again.',
    'zh-CN': '请求来自其他站点，已拒绝。请在 Redress 页面内重试。',
  },
  'request.key-reused': {
    status: 422,
    en: 'This Idempotency-Key was used before with another content. Use a new key for a new command.',
    'zh-CN': '该 Idempotency-Key 已用于其他内容，请为新命令使用新的值。',
  },
  'request.stale': {
    status: 409,
    en: 'The complaint changed since you opened it. Read what was missed, then decide again.',
    'zh-CN': '打开后该投诉已有变化，请查看遗漏内容后再决定。',
  },
  'request.concurrent': {
    status: 409,
    en: 'Someone else changed this at the same moment. Nothing of yours was saved; load it again.',
    'zh-CN': '他人同时做了更改，您的更改未保存，请重新载入。',
  },
  'service.unavailable': {
    status: 503,
    en: 'The database cannot be reached just now. Nothing was changed; try again in a few seconds.',
    'zh-CN': '暂时无法连接数据库，未做任何更改，请稍后重试。',
  },
  'service.failed': {
    status: 500,
    en: 'Our side failed ({reference}). Nothing was changed. Try again.',
    'zh-CN': '系统出错（{reference}），未做任何更改，请重试。',
  },

  'auth.required': { status: 401, en: 'Sign in first.', 'zh-CN': '请先登录。' },
  'auth.wrong-credentials': {
    status: 401,
    en: 'Login or password is not right. Check both and try again.',
    'zh-CN': '账号或密码不正确，请核对后重试。',
  },
  'auth.throttled': {
    status: 429,
    en: 'Too many attempts. Wait {seconds} seconds, then try again.',
    'zh-CN': '尝试次数过多，请等待 {seconds} 秒后重试。',
  },
  'auth.not-permitted': {
    status: 403,
    en: 'Your role does not allow this. Ask a supervisor of the unit.',
    'zh-CN': '您的角色无此权限，请联系本单位主管。',
  },

  'complaint.not-found': { status: 404, en: 'There is no such complaint.', 'zh-CN': '没有该投诉。' },
  'complaint.not-visible': {
    status: 403,
    en: 'You cannot see this complaint. Its unit can give access.',
    'zh-CN': '无权查看此投诉，可向受理单位申请。',
  },
  'complaint.conflict-of-interest': {
    status: 403,
    en: 'You are named in this complaint, so you cannot read or work on it.',
    'zh-CN': '此投诉涉及您本人，您不能查看或处理。',
  },
  'complaint.not-handler': {
    status: 403,
    en: 'Only the owner, the contact person or a supervisor of the unit does this. Offer help with a note or a task.',
    'zh-CN': '仅责任人、对接人或本单位主管可执行此操作。您可通过备注或任务协助。',
  },
  'complaint.supervisor-needed': {
    status: 403,
    en: 'This needs a supervisor of the unit.',
    'zh-CN': '此操作需由本单位主管执行。',
  },
  'complaint.closed': {
    status: 409,
    en: 'This complaint is closed. Reopen it first.',
    'zh-CN': '该投诉已结案，请先重新打开。',
  },
  'complaint.not-closed': { status: 409, en: 'This complaint is still open.', 'zh-CN': '该投诉尚未结案。' },
  'complaint.merged-away': {
    status: 409,
    en: 'This complaint was merged into another. Work on that one.',
    'zh-CN': '该投诉已并入其他投诉，请在合并后的投诉上处理。',
  },
  'complaint.already-owned': {
    status: 409,
    en: 'Someone has already taken this complaint. A handover needs a reason and an acceptance.',
    'zh-CN': '该投诉已有责任人。移交须说明原因并经对方接受。',
  },
  'complaint.handover-pending': {
    status: 409,
    en: 'A handover is already offered. It must be accepted, declined or withdrawn first.',
    'zh-CN': '已有移交待处理，须先接受、拒绝或撤回。',
  },
  'complaint.no-handover': {
    status: 409,
    en: 'No handover is offered now.',
    'zh-CN': '当前没有待接受的移交。',
  },
  'complaint.handover-not-yours': {
    status: 403,
    en: 'This handover was offered to someone else.',
    'zh-CN': '该移交不是发给您的。',
  },
  'complaint.handover-to-owner': {
    status: 422,
    en: 'This person already owns the complaint. Choose someone else.',
    'zh-CN': '此人已是责任人，请选择其他人。',
  },
  'complaint.staff-unsuitable': {
    status: 422,
    en: 'This person cannot take part: they left, have no such role, or are named in the complaint.',
    'zh-CN': '此人不可参与：已离职、角色不符或涉及本投诉。',
  },
  'complaint.staff-absent': {
    status: 422,
    en: 'This person is absent. Choose their deputy or someone present.',
    'zh-CN': '此人缺勤，请选择其代理人或在岗人员。',
  },
  'complaint.no-successor': {
    status: 409,
    en: 'Nobody could take over, so the complaint stays as it is. Name a deputy or a duty officer first.',
    'zh-CN': '无人可接任，投诉保持原状。请先指定代理人或值班负责人。',
  },
  'complaint.owner-still-there': {
    status: 409,
    en: 'The owner is still in service; use a handover.',
    'zh-CN': '责任人仍在岗，请使用移交。',
  },
  'complaint.wrong-step': {
    status: 409,
    en: 'The complaint is at another step ({step}). This belongs to {needed}.',
    'zh-CN': '投诉当前处于“{step}”步骤，此操作属于“{needed}”。',
  },
  'complaint.gate-not-met': {
    status: 409,
    en: 'Not yet. Still missing: {missing}.',
    'zh-CN': '暂不能继续，尚缺：{missing}。',
  },
  'complaint.not-dissatisfied': {
    status: 409,
    en: 'No complainant was found dissatisfied at the verified callback.',
    'zh-CN': '核实回访中没有投诉人表示不满。',
  },
  'complaint.reentry-used': {
    status: 409,
    en: 'The one further try after dissatisfaction was made. Send the decision letter with the ways still open.',
    'zh-CN': '因不满的一次重新处理已用过，请发出载明后续途径的决定函。',
  },
  'complaint.last-step': {
    status: 409,
    en: 'This is the last step. Close the complaint instead.',
    'zh-CN': '已是最后一步，请改为结案。',
  },
  'complaint.not-reentry': {
    status: 422,
    en: 'Only the present step or an earlier one can be entered again.',
    'zh-CN': '只能重新进入当前或之前的步骤。',
  },
  'complaint.emotion-observable': {
    status: 422,
    en: 'On this channel the emotion can be heard. Record it on the scale.',
    'zh-CN': '该渠道可感知客户情绪，请按量表记录。',
  },
  'complaint.apology-reason-missing': {
    status: 422,
    en: 'Say why no apology is due.',
    'zh-CN': '请说明为何无需致歉。',
  },
  'complaint.fact-unknown': { status: 404, en: 'There is no such fact here.', 'zh-CN': '没有该事实记录。' },
  'complaint.issue-unknown': { status: 404, en: 'There is no such issue here.', 'zh-CN': '没有该问题项。' },
  'complaint.complainant-unknown': { status: 404, en: 'There is no such complainant here.', 'zh-CN': '没有该投诉人。' },
  'complaint.complainant-known': {
    status: 409,
    en: 'This customer is already a complainant here.',
    'zh-CN': '该客户已是本投诉的投诉人。',
  },
  'complaint.complainant-withdrawn': {
    status: 409,
    en: 'This complainant has withdrawn. Go on for the others.',
    'zh-CN': '该投诉人已撤回，请继续为其他投诉人处理。',
  },
  'complaint.agreement-not-stated': {
    status: 409,
    en: 'State the problem and the outcome wanted first, then confirm them.',
    'zh-CN': '请先写明问题与期望结果，再予确认。',
  },
  'complaint.confirmation-means-missing': {
    status: 422,
    en: 'Say how the customer confirmed: on a call, by message or in person.',
    'zh-CN': '请说明客户如何确认：电话、消息或当面。',
  },
  'complaint.contact-plan-not-exhausted': {
    status: 409,
    en: 'The contact plan is not used up: no callback ended without reaching this complainant.',
    'zh-CN': '联系计划尚未用尽：没有回访因未能联系到该投诉人而终止。',
  },
  'complaint.written-statement-missing': {
    status: 409,
    en: 'Send the written statement to this complainant first.',
    'zh-CN': '请先向该投诉人发出书面说明。',
  },
  'complaint.remedy-before-agreement': {
    status: 409,
    en: 'A final remedy needs the customer’s agreement on the problem first. An interim measure is possible now.',
    'zh-CN': '最终补救须先与客户就问题达成共识。现在可采取临时措施。',
  },
  'complaint.remedy-unknown': { status: 404, en: 'There is no such remedy here.', 'zh-CN': '没有该补救措施。' },
  'complaint.remedy-state': {
    status: 409,
    en: 'The remedy is {state}; this is not possible now.',
    'zh-CN': '该补救措施当前为“{state}”，不能执行此操作。',
  },
  'complaint.remedy-money-missing': {
    status: 422,
    en: 'This kind of remedy needs an amount and a currency.',
    'zh-CN': '该类补救须填写金额与币种。',
  },
  'complaint.remedy-cost-missing': {
    status: 422,
    en: 'Say what this remedy costs the house, 0 where it costs nothing: authority is counted by it.',
    'zh-CN': '请填写该补救的成本，无成本填 0：授权额度按成本计算。',
  },

  // Authority and approvals
  'complaint.authority-exceeded': {
    status: 403,
    en: 'This is more than you may grant: {left} is left. Offer less instead, or reject it.',
    'zh-CN': '超出您的授权，剩余额度为 {left}。可减少金额还价，或予以驳回。',
  },
  'complaint.authority-kind': {
    status: 403,
    en: 'Your level may not grant a remedy of this kind, whatever the amount. Pass it on by approving, or reject it.',
    'zh-CN': '您的级别无权以任何金额批准此类补救。可批准以上报，或予以驳回。',
  },
  'complaint.no-approval': {
    status: 409,
    en: 'No approval is waiting here now.',
    'zh-CN': '当前没有待处理的审批。',
  },
  'complaint.approval-unknown': { status: 404, en: 'There is no such approval here.', 'zh-CN': '没有该审批。' },
  'complaint.approval-state': {
    status: 409,
    en: 'This approval is {approvalState}; this is not possible now.',
    'zh-CN': '该审批当前为“{approvalState}”，不能执行此操作。',
  },
  'complaint.approval-own': {
    status: 403,
    en: 'Nobody approves what they proposed themselves. Ask somebody else of that level.',
    'zh-CN': '不能审批本人提出的补救，请由该级别的其他人审批。',
  },
  'complaint.approval-above-you': {
    status: 403,
    en: 'This approval waits for the {level} level, or for whoever that level delegated it to.',
    'zh-CN': '该审批须由{level}或其委托的人处理。',
  },
  'complaint.approval-reason-missing': {
    status: 422,
    en: 'Say why, so that the customer can be told.',
    'zh-CN': '请说明理由，以便向客户解释。',
  },
  'complaint.counter-missing': {
    status: 422,
    en: 'Say how much you would grant instead.',
    'zh-CN': '请填写可批准的金额。',
  },
  'complaint.counter-not-lower': {
    status: 422,
    en: 'A counter-offer is less than what was asked. Approve it, or offer less.',
    'zh-CN': '还价须低于所申请的金额，请批准或减少金额。',
  },
  'complaint.currency-mixed': {
    status: 422,
    en: 'Amounts of one complaint share one currency ({currency}).',
    'zh-CN': '同一投诉的金额须使用同一币种（{currency}）。',
  },
  'complaint.due-in-past': {
    status: 422,
    en: 'The due time has passed already. Choose a later one.',
    'zh-CN': '到期时间已过，请选择更晚的时间。',
  },
  'complaint.received-in-future': {
    status: 422,
    en: 'The time of receipt lies in the future.',
    'zh-CN': '收到时间不能晚于现在。',
  },
  'complaint.incident-in-future': {
    status: 422,
    en: 'The time of the incident lies in the future.',
    'zh-CN': '事发时间不能晚于现在。',
  },
  'complaint.closed-in-future': {
    status: 422,
    en: 'The time of closing lies in the future.',
    'zh-CN': '结案时间不能晚于现在。',
  },
  'complaint.closed-before-receipt': {
    status: 422,
    en: 'The time of closing lies before the time of receipt.',
    'zh-CN': '结案时间不能早于收到时间。',
  },
  'complaint.callback-unknown': { status: 404, en: 'There is no such callback here.', 'zh-CN': '没有该回访。' },
  'complaint.callback-open': {
    status: 409,
    en: 'A callback of this kind is already open for this complainant. Move that one.',
    'zh-CN': '该投诉人已有同类回访待办，请调整原有回访。',
  },
  'complaint.callback-ended': { status: 409, en: 'This callback has ended.', 'zh-CN': '该回访已结束。' },
  'complaint.callback-not-due': { status: 409, en: 'This callback is not due yet.', 'zh-CN': '该回访尚未到时。' },
  'complaint.callback-next-missing': {
    status: 422,
    en: 'Say when the customer asked to be called.',
    'zh-CN': '请填写客户要求的回电时间。',
  },
  'complaint.callback-not-verifying': {
    status: 409,
    en: 'Satisfaction is recorded on a callback that verifies it and reached the customer.',
    'zh-CN': '满意度须在已接通的满意度核实回访中记录。',
  },
  'complaint.promise-unknown': { status: 404, en: 'There is no such promise here.', 'zh-CN': '没有该承诺。' },
  'complaint.promise-ended': { status: 409, en: 'This promise has ended.', 'zh-CN': '该承诺已结束。' },
  'complaint.promise-overdue': {
    status: 409,
    en: 'This promise fell due already and can only be made good now. Promises are renegotiated before they fall due.',
    'zh-CN': '该承诺已到期，只能补行。承诺须在到期前与客户重新商定。',
  },
  'complaint.promise-has-subject': {
    status: 409,
    en: 'This promise is about a callback or a remedy. Work on that; the promise follows.',
    'zh-CN': '该承诺对应回访或补救措施，请直接处理该事项，承诺随之更新。',
  },
  // Callbacks in full
  'complaint.callback-window-inverted': {
    status: 422,
    en: 'The window ends before it begins. Give an end after the start.',
    'zh-CN': '时间段的结束早于开始，请重新填写结束时间。',
  },
  'complaint.callback-quiet-hours': {
    status: 422,
    en: 'The customer is not called then: quiet hours there are {from} to {to} ({zone}). The next time that would do is {next}.',
    'zh-CN': '该时间属于客户所在地免打扰时段（{from} 至 {to}，{zone}）。下一个可用时间为 {next}。',
  },
  'complaint.callback-slot-full': {
    status: 409,
    en: 'The unit has no place left for a call at that time. Free are: {next}.',
    'zh-CN': '本单位该时段的回访名额已满。可选时间：{next}。',
  },
  'complaint.callback-claimed': {
    status: 409,
    en: 'A colleague has taken this call until {until}. Leave it to them, or wait until then.',
    'zh-CN': '同事已认领此回访，有效至 {until}。请由其处理或届时再试。',
  },
  'complaint.callback-not-claimed': {
    status: 409,
    en: 'You have not taken this call, so there is nothing to give back.',
    'zh-CN': '您尚未认领此回访，无需释放。',
  },
  'complaint.callback-not-yours': {
    status: 403,
    en: 'This call is still its owner’s or deputy’s. Colleagues of the unit may take it from {from} on.',
    'zh-CN': '此回访目前由责任人或其代理人负责，本单位同事可于 {from} 起认领。',
  },
  'complaint.callback-number-wanted': {
    status: 409,
    en: 'The number we have is wrong. Tell us another one; then a time can be chosen.',
    'zh-CN': '我们掌握的号码有误，请先提供其他号码，再选择时间。',
  },
  'complaint.callback-not-recurring': {
    status: 422,
    en: 'Only care callbacks come again by themselves.',
    'zh-CN': '只有关怀回访可以定期重复。',
  },
  'callback-link.not-found': {
    status: 404,
    en: 'This link is not valid any more. Answer the mail it came with, or call us.',
    'zh-CN': '该链接已失效。请回复原邮件或致电我们。',
  },
  'agenda.range': {
    status: 422,
    en: 'The time asked for must end after it begins, {days} days later at most.',
    'zh-CN': '查询时间的结束须晚于开始，最长 {days} 天。',
  },
  'agenda-feed.not-found': {
    status: 404,
    en: 'There is no calendar at this address. Ask for a new one in the agenda.',
    'zh-CN': '该地址没有日历，请在日程中重新获取。',
  },
  'complaint.task-unknown': { status: 404, en: 'There is no such task here.', 'zh-CN': '没有该任务。' },
  'complaint.task-ended': { status: 409, en: 'This task has ended.', 'zh-CN': '该任务已结束。' },
  'complaint.task-not-yours': {
    status: 403,
    en: 'Only the person asked, the owner or a supervisor ends this task.',
    'zh-CN': '仅受托人、责任人或主管可结束该任务。',
  },
  'complaint.message-unknown': { status: 404, en: 'There is no such message here.', 'zh-CN': '没有该消息。' },
  'complaint.message-gone': {
    status: 409,
    en: 'The message has left the house; it cannot be undone.',
    'zh-CN': '消息已发出，无法撤销。',
  },
  'complaint.message-not-due': { status: 409, en: 'The message is still held.', 'zh-CN': '消息仍在暂缓期内。' },
  'complaint.no-address': {
    status: 422,
    en: 'This complainant has no address for this channel. Add one first.',
    'zh-CN': '该投诉人没有此渠道的联系方式，请先补充。',
  },
  'complaint.anonymous-contact': {
    status: 409,
    en: 'The complainant is anonymous; there is nobody to contact.',
    'zh-CN': '投诉人匿名，无法联系。',
  },
  'complaint.outcome-mismatch': {
    status: 422,
    en: 'This outcome does not fit this way of closing.',
    'zh-CN': '该结果与结案方式不符。',
  },
  'complaint.closing-reason-missing': {
    status: 422,
    en: 'Say why the complaint is closed.',
    'zh-CN': '请说明结案原因。',
  },
  'complaint.vulnerable-no-automatic-close': {
    status: 403,
    en: 'A supervisor closes for a vulnerable customer whom we could not reach.',
    'zh-CN': '未能联系到的需特别照顾客户，须由主管结案。',
  },
  'complaint.merge-into-itself': {
    status: 422,
    en: 'A complaint cannot be merged into itself.',
    'zh-CN': '投诉不能并入自身。',
  },
  'complaint.merge-target-closed': {
    status: 409,
    en: 'The other complaint is closed. Reopen it first.',
    'zh-CN': '目标投诉已结案，请先重新打开。',
  },
  'complaint.link-to-itself': {
    status: 422,
    en: 'A complaint cannot be linked to itself.',
    'zh-CN': '投诉不能关联自身。',
  },
  'complaint.other-not-found': { status: 404, en: 'The other complaint was not found.', 'zh-CN': '未找到另一投诉。' },
  'complaint.nothing-to-do': {
    status: 422,
    en: 'None of the parts given could be applied now. Give at least one that the present step can use.',
    'zh-CN': '所给内容均无法在当前步骤执行，请至少提供一项可用内容。',
  },
  'complaint.who-missing': {
    status: 422,
    en: 'Say who complains: a customer on file, a new one, or anonymous.',
    'zh-CN': '请说明投诉人：已有客户、新客户或匿名。',
  },

  // Clocks
  'complaint.clock-ended': {
    status: 409,
    en: 'This clock has ended or rang already.',
    'zh-CN': '该计时已结束或已提醒。',
  },
  'complaint.clock-moved': {
    status: 409,
    en: 'This clock has another due time now.',
    'zh-CN': '该计时的到期时间已变更。',
  },
  'complaint.clock-paused': { status: 409, en: 'This clock is paused.', 'zh-CN': '该计时已暂停。' },
  'complaint.clock-not-due': { status: 409, en: 'This clock is not due yet.', 'zh-CN': '该计时尚未到期。' },
  'complaint.waiting-already': {
    status: 409,
    en: 'We are waiting for the customer already. Go on first, then wait anew.',
    'zh-CN': '已在等待客户，请先继续处理再重新等待。',
  },
  'complaint.not-waiting': {
    status: 409,
    en: 'We are not waiting for the customer.',
    'zh-CN': '当前未在等待客户。',
  },
  'complaint.waiting-too-long': {
    status: 422,
    en: 'The policy allows waiting until {limit} at most. Choose an earlier time.',
    'zh-CN': '按规定最迟等待至 {limit}，请选择更早的时间。',
  },
  'complaint.without-policy': {
    status: 409,
    en: 'This complaint came from elsewhere and has no clock policy. Apply one first.',
    'zh-CN': '该投诉为历史导入，尚无时限规则，请先套用。',
  },
  'complaint.policy-unknown': {
    status: 404,
    en: 'No such clock policy is in force for this unit.',
    'zh-CN': '本单位没有该时限规则。',
  },
  'complaint.policy-unchanged': {
    status: 409,
    en: 'The complaint is under this policy already.',
    'zh-CN': '该投诉已适用此时限规则。',
  },
  // Escalation
  'complaint.no-rung-left': {
    status: 409,
    en: 'The ladder has no further rung for this complaint. Speak to whoever is responsible now.',
    'zh-CN': '该投诉已无更高一级可升，请联系当前负责人。',
  },
  'complaint.nobody-to-escalate-to': {
    status: 409,
    en: 'Nobody who could act is there on these rungs: {rungs}.',
    'zh-CN': '以下各级均无人可处理：{rungs}。',
  },
  'complaint.no-escalation': {
    status: 409,
    en: 'No such escalation waits to be acknowledged here.',
    'zh-CN': '没有待确认的该项升级。',
  },
  'complaint.escalation-not-yours': {
    status: 403,
    en: 'This escalation is acknowledged by whom it calls, their deputy, or somebody of that level.',
    'zh-CN': '该升级须由被指派人、其代理人或同级人员确认。',
  },
  'complaint.escalation-not-due': {
    status: 409,
    en: 'The time of this escalation has not come yet.',
    'zh-CN': '该升级尚未到时。',
  },
  'complaint.not-escalated': {
    status: 409,
    en: 'The complaint is at the lowest level already.',
    'zh-CN': '该投诉已处于最低层级。',
  },
  'complaint.level-not-lower': {
    status: 422,
    en: 'De-escalation leads to a level below {level}.',
    'zh-CN': '降级须低于当前层级（{level}）。',
  },
  'complaint.level-too-low': {
    status: 403,
    en: 'Only somebody of the level that holds the complaint ({level}) sends it down.',
    'zh-CN': '仅当前层级（{level}）的人员可将其降级。',
  },
  'complaint.not-unattended': {
    status: 409,
    en: 'This owner’s absence was noticed already, or they own it no longer.',
    'zh-CN': '该责任人的缺席已登记，或其已非责任人。',
  },
  'alert.not-found': { status: 404, en: 'You have no such alert.', 'zh-CN': '您没有该提醒。' },

  'customer.not-found': { status: 404, en: 'There is no such customer.', 'zh-CN': '没有该客户。' },
  'customer.erased': {
    status: 409,
    en: 'The data of this customer was erased and cannot be changed.',
    'zh-CN': '该客户资料已删除，无法更改。',
  },
  'customer.not-a-dealer': {
    status: 422,
    en: 'This customer is no dealer, so others cannot belong to it.',
    'zh-CN': '该客户不是经销商，不能作为他人的所属经销商。',
  },
  'contact.not-found': { status: 404, en: 'There is no such contact here.', 'zh-CN': '没有该联系方式。' },
  'contact.known': {
    status: 409,
    en: 'This customer already has this contact.',
    'zh-CN': '该客户已有此联系方式。',
  },
  'category.in-circle': { status: 422, en: 'A category cannot stand below itself.', 'zh-CN': '类别不能隶属于自身。' },
  'equipment.not-found': { status: 404, en: 'There is no such equipment.', 'zh-CN': '没有该设备。' },
  'category.not-found': { status: 404, en: 'There is no such category.', 'zh-CN': '没有该类别。' },
  'unit.not-found': { status: 404, en: 'There is no such unit.', 'zh-CN': '没有该单位。' },
  'unit.cycle': { status: 422, en: 'A unit cannot stand below itself.', 'zh-CN': '单位不能隶属于自身。' },
  'unit.no-duty-officer': {
    status: 409,
    en: 'Neither this unit nor one above it has a duty officer. Name one first.',
    'zh-CN': '本单位及上级均无值班负责人，请先指定。',
  },
  'unit.wrong-place': {
    status: 422,
    en: 'A unit of this kind does not belong there: headquarters, region, city, station is the order.',
    'zh-CN': '该类单位不能放在此处，层级顺序为：总部、大区、城市、服务站。',
  },
  'staff.not-found': { status: 404, en: 'There is no such staff member.', 'zh-CN': '没有该员工。' },
  'staff.login-taken': { status: 409, en: 'This login is taken. Choose another.', 'zh-CN': '该账号已被使用，请另选。' },
  'staff.left': {
    status: 409,
    en: 'This person has left; nothing about them can be changed.',
    'zh-CN': '该员工已离职，无法更改。',
  },
  'staff.last-admin': {
    status: 409,
    en: 'This is the last administrator. Appoint another one first.',
    'zh-CN': '这是最后一位管理员，请先任命另一位。',
  },
  'staff.needs-deputy': {
    status: 422,
    en: 'Name a deputy in service first, so that nothing is left without an owner.',
    'zh-CN': '请先指定在岗代理人，以免投诉无人负责。',
  },
  'attachment.not-found': { status: 404, en: 'There is no such attachment.', 'zh-CN': '没有该附件。' },
  'attachment.type-refused': {
    status: 415,
    en: 'Files of this type are not accepted. Send a picture, PDF, text, office document, audio or video.',
    'zh-CN': '不接受此类文件。请上传图片、PDF、文本、办公文档、音频或视频。',
  },
  'attachment.empty': { status: 422, en: 'The file is empty.', 'zh-CN': '文件为空。' },
  // Settings (TIME)
  'setting.not-found': { status: 404, en: 'There is no such setting.', 'zh-CN': '没有该设置。' },
  'setting.faulty': {
    status: 422,
    en: 'This cannot be used as it stands. Nothing was saved; mend what is named below and send again.',
    'zh-CN': '设置内容有误，未保存任何内容。请修改下列各项后重试。',
  },
  'setting.stale': {
    status: 409,
    en: 'Someone changed this since you opened it: it stands at version {version} now. Load it again.',
    'zh-CN': '打开后他人已做更改，当前为第 {version} 版，请重新载入。',
  },
  'setting.retired': {
    status: 409,
    en: 'This is no longer in use and cannot be changed. Add a new one.',
    'zh-CN': '该设置已停用，无法更改，请新建。',
  },
  'setting.unit-has-one': {
    status: 409,
    en: 'This unit has one already. Change that one, or retire it first.',
    'zh-CN': '该单位已有此项设置，请修改原有设置或先将其停用。',
  },
  'calendar.file-unreadable': {
    status: 422,
    en: 'This is no calendar file (iCalendar, .ics), or it holds more than {most} events. Nothing was read from it.',
    'zh-CN': '这不是日历文件（iCalendar，.ics），或包含超过 {most} 个事件，未读取任何内容。',
  },
  'calendar.exhausted': {
    status: 422,
    en: 'The calendar is not open for that long before the year 2200. Give it an earlier start or a shorter span.',
    'zh-CN': '在 2200 年之前该日历的营业时间不足，请提前开始时间或缩短期限。',
  },
  'holidays.unknown-place': {
    status: 404,
    en: 'No public holidays are known for this country or region.',
    'zh-CN': '没有该国家或地区的公共假日资料。',
  },
  'filter.not-found': { status: 404, en: 'There is no such saved filter.', 'zh-CN': '没有该筛选条件。' },
  'page.bad-cursor': {
    status: 400,
    en: 'This page mark is not ours or belongs to another sort. Start from the first page.',
    'zh-CN': '分页标记无效或不属于此排序，请从第一页开始。',
  },
  'api-key.not-found': { status: 404, en: 'There is no such key.', 'zh-CN': '没有该密钥。' },
} as const satisfies Record<string, ErrorText>;

export type ErrorCode = keyof typeof ERRORS;

/** The ways a value in a request can be wrong; the client shows the text beside the field. */
export const FIELD_ERRORS = {
  unknown: { en: 'This field is not known here.', 'zh-CN': '未知字段。' },
  required: { en: 'This field is needed.', 'zh-CN': '此项必填。' },
  type: { en: 'This value has the wrong type.', 'zh-CN': '值类型不正确。' },
  choice: { en: 'This is not one of the allowed values: {allowed}.', 'zh-CN': '不在可选值之内：{allowed}。' },
  length: { en: 'The text must have {min} to {max} characters.', 'zh-CN': '文本长度须为 {min} 至 {max} 个字符。' },
  range: { en: 'The number must lie between {min} and {max}.', 'zh-CN': '数值须在 {min} 与 {max} 之间。' },
  integer: { en: 'A whole number is needed.', 'zh-CN': '须为整数。' },
  id: { en: 'This is not an id of ours.', 'zh-CN': '标识格式不正确。' },
  instant: {
    en: 'A moment in ISO 8601 with a zone is needed, between the years 1970 and 2200.',
    'zh-CN': '须为带时区的 ISO 8601 时间，年份在 1970 至 2200 之间。',
  },
  email: { en: 'This is not a mail address.', 'zh-CN': '邮箱地址格式不正确。' },
  phone: { en: 'This is not a phone number with country code.', 'zh-CN': '须为带国家代码的电话号码。' },
  currency: { en: 'A currency code of ISO 4217 is needed, such as CNY.', 'zh-CN': '须为 ISO 4217 币种代码，如 CNY。' },
  zone: { en: 'A time zone name such as Asia/Shanghai is needed.', 'zh-CN': '须为时区名称，如 Asia/Shanghai。' },
  text: {
    en: 'The text holds characters that cannot be stored (NUL or half a character).',
    'zh-CN': '文本含有无法保存的字符（NUL 或残缺字符）。',
  },
  line: { en: 'Line breaks and control characters do not fit here.', 'zh-CN': '此处不能包含换行或控制字符。' },
  day: { en: 'A day such as 2026-03-01 is needed.', 'zh-CN': '须为日期，如 2026-03-01。' },
  format: { en: 'This does not have the form that is needed here.', 'zh-CN': '格式不正确。' },
  size: { en: 'The list must have {min} to {max} entries.', 'zh-CN': '列表须有 {min} 至 {max} 项。' },
} as const;
export type FieldErrorCode = keyof typeof FIELD_ERRORS;

/** A refusal is a value: a stable code and what fills its text (architecture §2). */
export interface Refusal {
  readonly code: ErrorCode;
  readonly detail?: Readonly<Record<string, string | number | Money | readonly string[] | readonly object[]>>;
}
