import * as z from 'zod/mini'
import type { Kind, Model } from '../model/index.ts'
import { ECS_NAME } from './ecs-name.ts'
import { checkFields, type FieldRule, matching } from './fields.ts'
import { ELB, type RuleFamily } from './rule.ts'

const CODE = 'STK-NAM-02'

const named = (pattern: RegExp, expected: string, docs: string): FieldRule => ({
  code: CODE,
  accepts: matching(() => z.string().check(z.regex(pattern))),
  expected,
  docs,
})

/** What AWS takes as the name of each kind whose name a program can choose beside its id. */
const NAMES = {
  'task-definition': named(
    ECS_NAME,
    '1 to 255 letters, digits, hyphens and underscores',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
  ),
  'load-balancer': named(
    /^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/,
    '1 to 32 letters, digits and hyphens, no hyphen at the ends, not starting with "internal-"',
    `${ELB}/APIReference/API_CreateLoadBalancer.html`,
  ),
  'target-group': named(
    /^[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/,
    '1 to 32 letters, digits and hyphens, no hyphen at the ends; 22 where traffic shifts between two groups',
    `${ELB}/APIReference/API_CreateTargetGroup.html`,
  ),
  'security-group': named(
    /^(?!sg-)[A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/,
    '1 to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, not starting with "sg-"',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html',
  ),
  role: named(
    /^[\w+=,.@-]{1,64}$/,
    '1 to 64 letters, digits and _+=,.@-',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html',
  ),
} as const satisfies { readonly [K in Kind]?: FieldRule }

const hasName = (kind: Kind): kind is keyof typeof NAMES => Object.hasOwn(NAMES, kind)

/** That names which a program gives are such as AWS takes. */
export const physicalNameRules: RuleFamily<readonly Model[]> = {
  codes: [CODE],
  check(models, report) {
    for (const model of models) {
      if (hasName(model.kind)) checkFields(model, { physicalName: NAMES[model.kind] }, report, [model.kind, model.id])
    }
  },
}
