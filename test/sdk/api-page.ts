import {
  RAW_OF_CLUSTER,
  RAW_OF_LISTENER,
  RAW_OF_LOAD_BALANCER,
  RAW_OF_REPOSITORY,
  RAW_OF_SERVICE,
  RAW_OF_TARGET_GROUP,
} from '../../src/builders/raw-fields.ts'
import { CONTAINER_FIELDS, TASK_DEFINITION_FIELDS } from '../../src/model/aws-shapes.ts'
import { RAW_ALARM } from '../../src/validators/raw-alarm.ts'
import { RAW_CERTIFICATE } from '../../src/validators/raw-certificate.ts'
import { RAW_DISCOVERY_SERVICE, RAW_HTTP_NAMESPACE, RAW_NAMESPACE } from '../../src/validators/raw-cloud-map.ts'
import { RAW_EVENT_RULE } from '../../src/validators/raw-event-rule.ts'
import { RAW_AUTO_SCALING_GROUP, RAW_LAUNCH_TEMPLATE } from '../../src/validators/raw-instances.ts'
import type { RawKind } from '../../src/validators/raw-kind.ts'
import { RAW_VPC_ENDPOINT } from '../../src/validators/raw-network.ts'
import { RAW_NETWORK_LOAD_BALANCER } from '../../src/validators/raw-network-load-balancer.ts'
import { RAW_LOG_GROUP, RAW_ROLE } from '../../src/validators/raw-parts.ts'
import { RAW_RECORD } from '../../src/validators/raw-record.ts'
import { RAW_SCALABLE_TARGET, RAW_SCALING_POLICY } from '../../src/validators/raw-scaling.ts'
import { RAW_SCHEDULE } from '../../src/validators/raw-schedule.ts'
import { RAW_SECURITY_GROUP } from '../../src/validators/raw-security-group.ts'
import { filesIn, textOf } from '../source-files.ts'
import { operationsCalled } from './calls.ts'
import { edgeTable } from './edge-names.ts'
import { EVERYWHERE, LEFT_OUT } from './left-out.ts'
import { REACHED } from './operations.ts'
import { TABLES, tableMembers } from './table-members.ts'

const { Target: OF_TARGET = RAW_EVENT_RULE } = RAW_EVENT_RULE.parts ?? {}
const OF_RULE: RawKind<object> = { ...RAW_EVENT_RULE, parts: {}, names: { Description: true, State: true } }

/** What `.raw()` takes, by operation (with its service, where two have it) and the way to it. */
const RAW: Readonly<Record<string, readonly (readonly [string, object])[]>> = {
  RegisterTaskDefinition: [
    ['', TASK_DEFINITION_FIELDS],
    ['containerDefinitions.', CONTAINER_FIELDS],
  ],
  'ecs CreateService': [['', RAW_OF_SERVICE]],
  'serviceDiscovery CreateService': [['', RAW_DISCOVERY_SERVICE.names]],
  CreateCluster: [['', RAW_OF_CLUSTER]],
  CreateRepository: [['', RAW_OF_REPOSITORY]],
  CreateLoadBalancer: [['', { ...RAW_OF_LOAD_BALANCER, ...RAW_NETWORK_LOAD_BALANCER.names }]],
  CreateListener: [['', RAW_OF_LISTENER]],
  CreateTargetGroup: [['', RAW_OF_TARGET_GROUP]],
  CreateRole: [['', RAW_ROLE.names]],
  CreateLogGroup: [['', RAW_LOG_GROUP.names]],
  CreateHttpNamespace: [['', RAW_HTTP_NAMESPACE.names]],
  CreatePrivateDnsNamespace: [['', RAW_NAMESPACE.names]],
  CreatePublicDnsNamespace: [['', RAW_NAMESPACE.names]],
  PutMetricAlarm: [['', RAW_ALARM.names]],
  RegisterScalableTarget: [['', RAW_SCALABLE_TARGET.names]],
  PutScalingPolicy: [['', RAW_SCALING_POLICY.names]],
  RequestCertificate: waysOf(RAW_CERTIFICATE),
  ChangeResourceRecordSets: [['ChangeBatch.Changes.ResourceRecordSet.', RAW_RECORD.names]],
  CreateSchedule: waysOf(RAW_SCHEDULE),
  PutRule: waysOf(OF_RULE),
  PutTargets: waysOf(OF_TARGET, 'Targets.'),
  CreateAutoScalingGroup: waysOf(RAW_AUTO_SCALING_GROUP),
  CreateLaunchTemplate: waysOf(RAW_LAUNCH_TEMPLATE, 'LaunchTemplateData.'),
  CreateSecurityGroup: [['', RAW_SECURITY_GROUP.names]],
  CreateVpcEndpoint: [['', RAW_VPC_ENDPOINT.names]],
}

/** The ways to what `.raw()` of a kind sets, as deep as it goes. */
function waysOf({ names, parts = {} }: RawKind<object>, at = ''): [string, object][] {
  const whole = Object.entries(names).filter(([name]) => !Object.hasOwn(parts, name))
  return [
    [at, Object.fromEntries(whole)],
    ...Object.entries(parts).flatMap(([name, of]) => waysOf(of, `${at}${name}.`)),
  ]
}

/** Members that only JSON and `.raw()` can set, and why. */
const NO_METHOD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RegisterTaskDefinition: { inferenceAccelerators: 'Elastic Inference has ended' },
  CreateService: {
    clientToken: 'a deploy that is repeated must find what it made, whatever the token',
    role: 'ECS uses its service-linked role',
    deploymentController: 'the rolling deployments of ECS, which also shift traffic',
  },
}

const called = operationsCalled()
const deploys = filesIn('src/deploy', '.ts').map(textOf).join('\n')

/** Those of a program's own requests are tested one by one; what else is asked for stands in the executor by its name. */
const OWN = ['RegisterTaskDefinition', 'CreateService']

/** The first part of the path that is left out, and why. */
function leftOut(service: string, operation: string, path: string): readonly [string, string] | undefined {
  const [top = ''] = path.split('.')
  const reason = NO_METHOD[operation]?.[top] ?? LEFT_OUT[`${service} ${operation}`]?.[top] ?? EVERYWHERE[top]
  if (reason) return [top, reason]
  if (OWN.includes(operation)) return undefined
  const parts = path.split('.')
  const lacking = parts.findIndex(part => !new RegExp(`\\b${part}\\b`).test(deploys))
  return lacking < 0 ? undefined : [parts.slice(0, lacking + 1).join('.'), 'no builder sets it']
}

/** The text of docs/api.md. */
export function apiPage(): string {
  const rows: string[] = []
  const reasons: string[] = []
  for (const { service, botocore, operations } of REACHED) {
    for (const operation of operations.filter(name => called.some(each => each.operation === name))) {
      const { sent, unsent } = tableMembers(TABLES[service], operation)
      const raw = (RAW[`${service} ${operation}`] ?? RAW[operation] ?? []).flatMap(([at, names]) =>
        Object.keys(names).map(name => at + name),
      )
      const takesRaw = sent.filter(path => raw.some(each => path === each || path.startsWith(`${each}.`)))
      const left = sent.flatMap(path => {
        const out = takesRaw.includes(path) ? undefined : leftOut(service, operation, path)
        return out ? [out] : []
      })
      const counts = [
        sent.length + unsent.length,
        sent.length - left.length,
        takesRaw.length,
        left.length,
        unsent.length,
      ]
      const call = `${botocore} ${operation}`
      rows.push(`| ${[call, ...counts].join(' | ')} |`)
      for (const [member, reason] of new Map(left)) reasons.push(`| ${call} | ${member} | ${reason} |`)
      for (const member of unsent)
        reasons.push(`| ${call} | ${member} | AWS has it, and the SDK does not send it yet |`)
    }
  }
  const head = ['', '## Left out', '', '| operation | member | why |', '|---|---|---|']
  return [INTRODUCTION, ...rows, ...head, ...reasons, '', ...edgeTable(), '', ...UNCALLED, ''].join('\n')
}

const UNCALLED = [
  '## Not called',
  '',
  '| operation | why |',
  '|---|---|',
  '| ecr PutReplicationConfiguration | it is one for the whole registry, has no tags, and each call takes the place of all rules that there are, with nothing that tells of another writer in between: two deploys at once would lose one of them. `repository(…).arn` of `.output()` tells who keeps it what to copy |',
  '| ecr-public CreateRepository | a service of its own, with a client (an install is at its 60 MB) and answers in us-east-1 alone, whatever the Region of the stack. What it makes is for the world, not for the tasks of a stack: they pull `public.ecr.aws/…` by its name, or through a cache |',
]

const { model = '' } = TABLES.ecs ?? {}
const INTRODUCTION = `# The API, member by member

Which members of the requests to AWS a program can set, by ${model}. This page is made by \`npx vitest run test/sdk -u\`, and the tables behind it, which the checks read, by \`npm run renew:api\`. \`npm run check:api\` compares them with the newest botocore and SDK, and fails on a member that is older than seven days and stands in neither: give it a method, \`.raw()\` or a reason in \`test/sdk/left-out.ts\`. It needs the registries, and says so where it cannot reach them.

Members are counted as deep as they go. Those of a method are set by a builder or made by this package; \`.raw()\`, and the option \`raw\` of what is said in a call, takes the rest, and overrides. Attributes of load balancers, target groups and listeners, and the fields of conditions, are names that the model does not have: they stand below.

| operation | members | sent | of these by \`.raw()\` | left out | unknown to the SDK |
|---|--:|--:|--:|--:|--:|`
