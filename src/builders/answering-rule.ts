import type { OwnAnswer } from '../model/listener.ts'
import { idOfRoute, type ListenerRuleModel } from '../model/listener-rule.ts'
import { answerRules } from '../validators/answer.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { listenerRuleRules } from '../validators/listener-rule.ts'
import { COMMON_CALLS } from './common-calls.ts'
import { part, typed } from './definition.ts'
import { offers } from './offered.ts'
import { askedOf, namedPort, type RouteSettings, servingListeners } from './route-listeners.ts'
import { type CheckedDefinition, Steps } from './steps.ts'

/** The rule with which a load balancer answers the requests of a route itself. */
export function answering(
  route: RouteSettings,
  answer: OwnAnswer,
  method: (...given: never[]) => unknown,
): CheckedDefinition<ListenerRuleModel> {
  return typed<CheckedDefinition<ListenerRuleModel>>(new AnsweringRule({ route, answer }), method)
}

interface Settings {
  readonly route: RouteSettings
  readonly answer: OwnAnswer
}

class AnsweringRule extends Steps<Settings, ListenerRuleModel> {
  protected get where(): readonly [string, string] {
    const { hosts, paths } = this.settings.route
    return ['listener-rule', [...hosts, ...paths].join(' ')]
  }

  protected make(issues: Issue[]): ListenerRuleModel | undefined {
    const { route, answer } = this.settings
    const loadBalancer = part(route.loadBalancer, issues)
    const asked = askedOf(route)
    const rules = servingListeners(route, loadBalancer).map(
      (listener): ListenerRuleModel => ({
        kind: 'listener-rule',
        id: idOfRoute(listener, 'answers', asked),
        listener,
        ...asked,
        answer,
        tags: {},
      }),
    )
    issues.push(
      ...issuesOf(this.where, listenerRuleRules, { ...route, port: namedPort(route), loadBalancer }),
      ...issuesOf(this.where, answerRules, { answer, rules }),
    )
    const [rule, ...others] = rules
    return rule && { ...rule, ...(others.length > 0 && { beside: others }) }
  }
}

offers(AnsweringRule, 'rule', COMMON_CALLS)
