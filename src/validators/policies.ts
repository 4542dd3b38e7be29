import { known } from '../model/deferred.ts'
import type { Model } from '../model/index.ts'
import type { PolicyResource, PolicyStatement, RoleModel } from '../model/role.ts'
import { fitsWildcards } from '../model/wildcards.ts'
import { checkConditions } from './policy-conditions.ts'
import { quoted } from './quoted.ts'
import type { Report, RuleFamily } from './rule.ts'

const docs = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'
const wordDocs = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'
const sizeDocs = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'

/** Of all inline policies of a role, white space not counted. No request raises it. */
const MAX_POLICY_CHARACTERS = 10_240

/** The least that the ARN of a resource of the stack is long, without its name. */
const ARN_CHARACTERS = 'arn:aws:ecr:us-east-1:123456789012:'.length

/** Actions that can only be allowed on everything: their row of the Service Authorization Reference has no resource. */
const ON_ANYTHING = new RegExp(
  `^(${[
    'ssmmessages:.+|ec2messages:.+|xray:.+|ecr:GetAuthorizationToken|ecr-public:GetAuthorizationToken',
    '(ec2|autoscaling|elasticloadbalancing|tag):(Describe|Get).+|fsx:DescribeFileSystems|ssm:DescribeParameters',
    'cloudwatch:(PutMetricData|GetMetric(Data|Statistics)|ListMetrics)|sts:(GetCallerIdentity|GetServiceBearerToken)',
    'ecs:(ListClusters|ListTaskDefinitions|ListTaskDefinitionFamilies|DescribeTaskDefinition|DiscoverPollEndpoint)',
    's3:ListAllMyBuckets|secretsmanager:(ListSecrets|GetRandomPassword)|kms:(ListKeys|ListAliases|GenerateRandom)',
    'sqs:ListQueues|sns:ListTopics|dynamodb:ListTables|servicediscovery:(DiscoverInstances|List.+)|iam:ListRoles',
    'route53:ListHostedZones(ByName)?|ses:Get(SendQuota|SendStatistics)|textract:.+|translate:TranslateText',
    'rekognition:Detect.+|comprehend:(Batch)?Detect.+|polly:DescribeVoices|transcribe:Start.*StreamTranscription.*',
  ].join('|')})$`,
  'i',
)
const ANY = /^(\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:\*)$/
const ADMINISTRATION = /:policy\/(job-function\/)?(AdministratorAccess|PowerUserAccess|IAMFullAccess)$/

/** What the roles of a stack allow. */
export const policyRules: RuleFamily<readonly Model[]> = {
  docs,
  codes: ['AUX-IAM-03', 'AUX-IAM-04', 'AUX-IAM-06', 'AUX-IAM-07'],
  check(resources, report) {
    for (const role of resources) {
      if (role.kind !== 'role') continue
      const path = ['role', role.id]
      checkWords(role, path, report)
      const length = policyLength(role)
      if (length > MAX_POLICY_CHARACTERS) {
        const message = `The policy of role ${role.id} has at least ${length} characters; IAM takes ${MAX_POLICY_CHARACTERS} in all inline policies of a role`
        const hint = 'allow names with wildcards, or give a role of your own that has managed policies'
        report({ code: 'AUX-IAM-03', path, message, hint, docs: sizeDocs })
      }
      checkBuckets(role, path, report)
      for (const statement of role.statements) {
        const open = openActions(statement)
        if (open.length === 0) continue
        const message = `Role ${role.id} may ${open.join(', ')} on every resource`
        const hint = 'name the ARNs it needs'
        report({ code: 'AUX-IAM-04', severity: 'warning', path, message, hint, docs })
        break
      }
      const [power] = role.managedPolicyArns.flatMap(arn => ADMINISTRATION.exec(arn)?.[2] ?? [])
      if (power !== undefined) {
        const message = `Role ${role.id} has ${power}, so whoever gets into a container owns the account`
        const hint = 'allow the actions and resources that it needs'
        report({ code: 'AUX-IAM-04', severity: 'warning', path, message, hint, docs })
      }
    }
  },
}

const ACTION = /^(\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/
const RESOURCE = /^(\*|arn:[\w*?-]+:.+)$/
const MANAGED = /^arn:[\w-]+:iam::(aws|\d{12}):policy\/.+$/
// The most that a quota can be raised to: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const MOST_MANAGED = 20

/** Checks what IAM refuses as a malformed policy document, or as no policy. */
function checkWords({ id, statements, managedPolicyArns }: RoleModel, path: readonly string[], report: Report): void {
  const refuse = (message: string, hint: string): void =>
    report({ code: 'AUX-IAM-06', path, message: `Role ${id}: ${message}`, hint, docs: wordDocs })
  for (const { actions, resources, conditions = {} } of statements) {
    checkConditions(conditions, refuse)
    if (actions.length === 0) refuse('policy statement must contain actions', "add for example 's3:GetObject'")
    if (resources.length === 0) refuse('policy statement must contain resources', "add ARNs, or '*'")
    for (const action of actions) {
      if (!ACTION.test(action)) refuse(`${quoted(action)} is not an action`, "write it as 's3:GetObject'")
    }
    for (const resource of resources) {
      if (typeof resource !== 'string' || RESOURCE.test(resource)) continue
      refuse(`resource ${quoted(resource)} must be in ARN format or "*"`, 'give its ARN')
    }
  }
  for (const arn of managedPolicyArns) {
    if (!MANAGED.test(arn))
      refuse(`${quoted(arn)} is not the ARN of a managed policy`, 'use arn:aws:iam::aws:policy/<name>')
  }
  if (managedPolicyArns.length <= MOST_MANAGED) return
  refuse(
    `${managedPolicyArns.length} managed policies are more than the ${MOST_MANAGED} that a role can have`,
    'remove some',
  )
}

const bucketDocs = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html'

/** Actions whose only resource is a bucket. */
const OF_BUCKET = /^s3:(ListBucket|ListBucketVersions|ListBucketMultipartUploads|GetBucketLocation)$/i
/** Actions whose only resource is an object. */
const OF_OBJECT =
  /^s3:((Get|Put|Delete)Object(Version)?(Acl|Tagging)?|GetObjectAttributes|RestoreObject|AbortMultipartUpload|ListMultipartUploadParts)$/i
const OBJECTS = /^(arn:[^:]*:s3:::[^/]+)\/.*$/
const BUCKET = /^arn:[^:]*:s3:::[^/*?]+$/

/** Tells where a role has an action of a bucket on what is in it alone, or the other way round: that allows nothing. */
function checkBuckets({ id, statements }: RoleModel, path: readonly string[], report: Report): void {
  const allowed = statements.flatMap(({ actions, resources }) =>
    resources.flatMap(resource => (typeof resource === 'string' ? actions.map(action => ({ action, resource })) : [])),
  )
  for (const { action, resource } of allowed) {
    const isOfBucket = OF_BUCKET.test(action)
    const [, bucket] = (isOfBucket && OBJECTS.exec(resource)) || []
    const wanted = bucket ?? (OF_OBJECT.test(action) && BUCKET.test(resource) ? `${resource}/*` : undefined)
    if (wanted === undefined) continue
    const isAllowed = allowed.some(
      each =>
        fitsWildcards(each.action.toLowerCase(), action.toLowerCase()) &&
        (fitsWildcards(each.resource, wanted) || (!isOfBucket && each.resource.startsWith(`${resource}/`))),
    )
    if (isAllowed) continue
    const why = isOfBucket ? 'of a bucket, and not of what is in it' : 'of what is in a bucket, and not of the bucket'
    const message = `Role ${id} has ${action} on ${resource}, which allows nothing: the action is ${why}`
    const hint = `allow ${action} on ${wanted}`
    report({ code: 'AUX-IAM-07', severity: 'warning', path, message, hint, docs: bucketDocs })
    return
  }
}

/** How long the document is at least: parts of ARNs that AWS has yet to give are taken for short. */
function policyLength({ statements }: RoleModel): number {
  const Statement = statements.map(({ sid, actions, resources, conditions }) => ({
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: resources.map(shortest),
    ...(conditions && { Condition: known(conditions, shortest) }),
  }))
  return statements.length === 0 ? 0 : JSON.stringify({ Version: '2012-10-17', Statement }).replaceAll(/\s/g, '').length
}

function shortest(resource: PolicyResource): string {
  if (typeof resource === 'string') return resource
  const name = Object.values(resource).find(value => typeof value === 'string') ?? ''
  return 'x'.repeat(ARN_CHARACTERS) + name
}

/** The actions of a statement that it allows on everything, although they could be allowed on less. */
function openActions({ actions, resources, conditions }: PolicyStatement): readonly string[] {
  const everywhere = !conditions && resources.some(resource => typeof resource === 'string' && ANY.test(resource))
  return everywhere ? actions.filter(action => !ON_ANYTHING.test(action)) : []
}
