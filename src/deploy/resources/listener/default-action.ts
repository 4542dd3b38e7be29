import type { Action } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import type { DefaultAction, OwnAnswer } from '../../../model/listener.ts'
import { forwardTo, type RuleTarget, ruleTargets } from '../listener-rule/rule-targets.ts'

/** What a listener does when no rule matches, with every setting written out. */
export interface CanonicalAction extends Readonly<Record<string, unknown>> {
  /** Of one that forwards to one target group. */
  readonly targetGroupArn?: string | undefined
  /** Of one that forwards to several. */
  readonly targets?: readonly RuleTarget[]
}

/** The action in canonical form. */
export function defaultAction(action: DefaultAction, targetGroupArn?: string): CanonicalAction {
  return canonicalAction([actionInput(action, targetGroupArn)])
}

/** One that forwards to these, in canonical form. */
export const forwardingTo = (targets: readonly RuleTarget[]): CanonicalAction =>
  targets.length > 1 ? { type: 'forward', targets } : { type: 'forward', targetGroupArn: targets[0]?.arn }

/** Where an action in canonical form forwards to. */
export const targetsOfAction = ({ targetGroupArn: arn, targets = [] }: CanonicalAction): readonly RuleTarget[] =>
  arn === undefined ? targets : [{ arn, weight: 1 }]

/** The actions that ELB gives in canonical form. */
export function canonicalAction(actions: readonly Action[] = []): CanonicalAction {
  const [action, ...others] = actions
  if (others.length > 0 || !action) return { type: 'several', actions }
  if (action.Type === 'redirect') {
    const { Protocol, Port, Host, Path, Query, StatusCode } = action.RedirectConfig ?? {}
    return {
      type: 'redirect',
      protocol: Protocol ?? '#{protocol}',
      port: Port ?? '#{port}',
      host: Host ?? '#{host}',
      path: Path ?? '/#{path}',
      query: Query ?? '#{query}',
      statusCode: StatusCode,
    }
  }
  if (action.Type === 'fixed-response') {
    const { StatusCode, ContentType = 'text/plain', MessageBody = '' } = action.FixedResponseConfig ?? {}
    return { type: 'fixed-response', statusCode: StatusCode, contentType: ContentType, messageBody: MessageBody }
  }
  return action.Type === 'forward' ? forwardingTo(ruleTargets([action])) : { type: action.Type }
}

/** The action as ELB takes it; one that forwards, with the target group as it is known there. */
export const actionInput = (action: DefaultAction, targetGroupArn?: string): Action =>
  action.type === 'forward' ? { Type: 'forward', TargetGroupArn: targetGroupArn } : answerInput(action)

/** An answer of the load balancer's own as ELB takes it. */
export function answerInput(action: OwnAnswer): Action {
  if (action.type === 'redirect') {
    const { protocol: Protocol, port: Port, host: Host, path: Path, query: Query, statusCode: StatusCode } = action
    return { Type: 'redirect', RedirectConfig: { Protocol, Port, Host, Path, Query, StatusCode } }
  }
  const { statusCode, contentType = 'text/plain', messageBody = '' } = action
  return {
    Type: 'fixed-response',
    FixedResponseConfig: {
      StatusCode: statusCode,
      ContentType: contentType,
      ...(messageBody === '' ? {} : { MessageBody: messageBody }),
    },
  }
}

/** The actions of which this is the canonical form. */
export function formerActions({ type, targetGroupArn, targets, ...said }: CanonicalAction): Action[] {
  const text = (name: string): string => String(said[name] ?? '')
  if (type === 'several') return Array.isArray(said.actions) ? said.actions : []
  if (type === 'redirect') {
    const [Protocol, Port, Host] = [text('protocol'), text('port'), text('host')]
    const StatusCode = said.statusCode === 'HTTP_302' ? 'HTTP_302' : 'HTTP_301'
    const RedirectConfig = { Protocol, Port, Host, Path: text('path'), Query: text('query'), StatusCode } as const
    return [{ Type: 'redirect', RedirectConfig }]
  }
  if (type === 'fixed-response') {
    const [StatusCode, ContentType, MessageBody] = [text('statusCode'), text('contentType'), text('messageBody')]
    const body = MessageBody === '' ? {} : { MessageBody }
    return [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode, ContentType, ...body } }]
  }
  return [forwardTo(targets ?? [{ arn: targetGroupArn ?? '', weight: 1 }])]
}
