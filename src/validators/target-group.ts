import * as z from 'zod/mini'
import type { TargetGroupModel } from '../model/target-group.ts'
import { checkFields } from './fields.ts'
import type { RuleFamily } from './rule.ts'

const API = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference'
const docs = `${API}/API_CreateTargetGroup.html`

const threshold = {
  code: 'TG-HCT-01',
  schema: z.int().check(z.minimum(2), z.maximum(10)),
  expected: 'a whole number from 2 to 10',
  docs,
}
const status = '[2-4][0-9]{2}(-[2-4][0-9]{2})?'

const FIELDS = {
  port: {
    code: 'TG-PRT-01',
    schema: z.int().check(z.minimum(1), z.maximum(65535)),
    expected: 'a whole number from 1 to 65535',
    docs,
  },
  protocol: { code: 'TG-PRO-01', schema: z.enum(['HTTP', 'HTTPS']), expected: 'HTTP or HTTPS', docs },
  deregistrationDelaySeconds: {
    code: 'TG-ATR-01',
    schema: z.int().check(z.minimum(0), z.maximum(3600)),
    expected: 'a whole number of seconds from 0 to 3600',
    docs: `${API}/API_TargetGroupAttribute.html`,
  },
}

const HEALTH_CHECK = {
  path: {
    code: 'TG-HCP-03',
    schema: z.string().check(z.maxLength(1024), z.regex(/^\//)),
    expected: 'a path of at most 1024 characters that starts with "/"',
    docs,
  },
  matcher: {
    code: 'TG-MAT-01',
    schema: z.string().check(z.regex(new RegExp(`^${status}(,${status})*$`))),
    expected: 'status codes from 200 to 499, such as "200", "200,202" or "200-299"',
    docs,
  },
  intervalSeconds: {
    code: 'TG-HCI-01',
    schema: z.int().check(z.minimum(5), z.maximum(300)),
    expected: 'a whole number of seconds from 5 to 300',
    docs,
  },
  timeoutSeconds: {
    code: 'TG-HCI-01',
    schema: z.int().check(z.minimum(2), z.maximum(120)),
    expected: 'a whole number of seconds from 2 to 120',
    docs,
  },
  healthyThresholdCount: threshold,
  unhealthyThresholdCount: threshold,
}

type TargetGroupDraft = Pick<TargetGroupModel, 'port' | 'protocol' | 'deregistrationDelaySeconds' | 'healthCheck'>

export const targetGroupRules: RuleFamily<TargetGroupDraft> = {
  docs,
  codes: ['TG-PRT-01', 'TG-PRO-01', 'TG-ATR-01', 'TG-HCP-03', 'TG-MAT-01', 'TG-HCI-01', 'TG-HCI-02', 'TG-HCT-01'],
  check(targetGroup, report) {
    const { healthCheck } = targetGroup
    checkFields(targetGroup, FIELDS, report)
    checkFields(healthCheck, HEALTH_CHECK, report, ['healthCheck'])
    if (healthCheck.timeoutSeconds < healthCheck.intervalSeconds) return
    const message = `Health check timeout '${healthCheck.timeoutSeconds}' must be smaller than the interval '${healthCheck.intervalSeconds}'`
    const hint = 'lower timeoutSeconds or raise intervalSeconds'
    report({ code: 'TG-HCI-02', path: ['healthCheck', 'timeoutSeconds'], message, hint, docs })
  },
}

/** A target in a target group that is looked up. */
interface GivenTarget {
  readonly targetGroup: string
  /** The names of options that only a target group of the stack takes. */
  readonly options: readonly string[]
  /** The service moves its traffic between two target groups. */
  readonly shifts: boolean
}

export const givenTargetRules: RuleFamily<GivenTarget> = {
  docs,
  codes: ['API-OPT-01', 'SVC-LB-08'],
  check({ targetGroup, options, shifts }, report) {
    for (const option of options) {
      const message = `Target group ${targetGroup} exists and is not changed, so ${option} would be lost`
      report({
        code: 'API-OPT-01',
        path: [option],
        message,
        hint: `remove ${option}, or give a route of a load balancer`,
      })
    }
    if (!shifts) return
    const message = `Target group ${targetGroup} has no second one and no rule between which ECS could move the traffic`
    const hint = 'give a route: loadBalancer.existing(…).path(…), for which both are made'
    report({ code: 'SVC-LB-08', path: ['strategy'], message, hint, docs })
  },
}
