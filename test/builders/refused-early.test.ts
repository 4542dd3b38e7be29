import { describe, expect, it } from 'vitest'
import {
  cluster,
  hostedZone,
  type Issue,
  loadBalancer,
  network,
  securityGroup,
  service,
  stack,
  type TaskRoleOptions,
  taskDefinition,
} from '../../src/index.ts'

const vpc = network.default()
const site = service('web').cluster(cluster('prod')).network(vpc)
const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
const withRole = (role: TaskRoleOptions) =>
  stack('shop').add(site.taskDefinition(web.taskRole(role).container('app', c => c.image('app:1.0.0'))))
type Conditions = Record<string, Record<string, string>>
const allow = (actions: string[], resources: string[], conditions: Conditions = {}) =>
  withRole({ allow: [{ actions, resources, conditions }] })
const policies = (count: number) => Array.from({ length: count }, (_, at) => `arn:aws:iam::aws:policy/P${at}`)

const errorsOf = (thing: { issues(): readonly Issue[] }): string[] =>
  thing.issues().flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))

describe('what AWS would refuse in the middle of a deploy is refused before it:', () => {
  it.each<readonly [string, string, { issues(): readonly Issue[] }]>([
    ['an action without its service', 'AUX-IAM-06', allow(['GetObject'], ['*'])],
    ['a resource that is no ARN', 'AUX-IAM-06', allow(['s3:GetObject'], ['bucket'])],
    ['a statement without resources', 'AUX-IAM-06', allow(['s3:GetObject'], [])],
    ['a statement without actions', 'AUX-IAM-06', allow([], ['*'])],
    ['a condition without an operator', 'AUX-IAM-06', allow(['s3:*'], ['*'], { Equals: { 'aws:SourceVpc': 'vpc-1' } })],
    ['a condition without a key of IAM', 'AUX-IAM-06', allow(['s3:*'], ['*'], { StringLike: { vpc: 'vpc-1' } })],
    ['a managed policy by its name', 'AUX-IAM-06', withRole({ managedPolicyArns: ['ReadOnlyAccess'] })],
    ['21 managed policies', 'AUX-IAM-06', withRole({ managedPolicyArns: policies(21) })],
    [
      'a TLS policy of another name',
      'LS-SSL-01',
      loadBalancer('edge').network(vpc).https({ certificate: 'a.example.com', sslPolicy: 'TLS13' }),
    ],
    ['the name of a VPC as its id', 'SVC-NET-03', network.existing({ vpcId: 'prod', subnets: ['subnet-1'] })],
    ['the name of a subnet as its id', 'SVC-NET-03', network.existing({ vpcId: 'vpc-1', subnets: ['private'] })],
    ['the name of a group as its id', 'AUX-SG-01', securityGroup.existing('web')],
    ['a zone of two words', 'R53-NAM-01', hostedZone('exa mple.com')],
    ['the name of a zone as its id', 'R53-ZON-01', hostedZone({ name: 'example.com', id: 'my zone' })],
    ['more tasks than an integer', 'AS-TGT-02', site.autoScaling({ min: 1, max: 3e9 }, scaling => scaling.cpu(70))],
  ])('%s', (_what, code, thing) => {
    expect(errorsOf(thing)).toContain(code)
  })

  it.each([
    allow(['s3:Get*', 'sqs:SendMessage'], ['arn:aws:s3:::bucket/*', '*']),
    withRole({ managedPolicyArns: policies(20) }),
  ])('and nothing else', thing => {
    expect(errorsOf(thing)).toEqual([])
  })
})

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
it.each(['ForAnyValue:StringLike', 'ForAllValues:StringEqualsIfExists', 'Null'])(
  'a role takes the condition operator %s',
  operator => {
    expect(errorsOf(allow(['dynamodb:GetItem'], ['*'], { [operator]: { 'dynamodb:LeadingKeys': 'a' } }))).toEqual([])
  },
)

it.each(['ForAnyValues:StringLike', 'ForAllValue:StringLike', 'StringLikes'])(
  'a role takes no condition operator %s',
  operator => {
    expect(errorsOf(allow(['dynamodb:GetItem'], ['*'], { [operator]: { 'dynamodb:LeadingKeys': 'a' } }))).toEqual([
      'AUX-IAM-06',
    ])
  },
)
