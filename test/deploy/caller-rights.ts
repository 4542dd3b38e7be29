import { iamAction } from '../../src/aws/iam-action.ts'
import type { ServiceName } from '../../src/aws/service-name.ts'
import { type Statement, speaksOf } from '../../src/simulator/iam/statement.ts'
import type { SimulatedClient, Simulator } from '../../src/simulator/index.ts'

const STACK = 'fluent-ecs:stack'
const ACCOUNT = 'arn:aws:iam::123456789012'

/** Which action a call with tags needs, too: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html */
const TAGGING: Partial<Record<ServiceName, string>> = {
  applicationAutoScaling: 'application-autoscaling:TagResource',
  cloudWatchLogs: 'logs:TagResource',
  ec2: 'ec2:CreateTags',
  ecr: 'ecr:TagResource',
  ecs: 'ecs:TagResource',
  elbv2: 'elasticloadbalancing:AddTags',
  eventBridge: 'events:TagResource',
  iam: 'iam:TagRole',
  scheduler: 'scheduler:TagResource',
}

/** What Application Auto Scaling asks of its caller: https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_permission_validation.html */
const ALARMS = ['cloudwatch:PutMetricAlarm', 'cloudwatch:DescribeAlarms', 'cloudwatch:DeleteAlarms']

type Fields = Readonly<Record<string, unknown>>

/** The texts in a request or an answer. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Clients whose caller has these rights and no others, as IAM would judge: by actions, resources, tags and boundaries. */
export function asCaller(simulator: Simulator, statements: readonly Statement[]) {
  const ours = new Set<string>()
  const roles = new Map<string, { readonly arn: string; readonly boundary: string | undefined }>()
  const used = new Set<string>()

  const check = (action: string, resource: string, context: Fields = {}): void => {
    used.add(action)
    const lowered = Object.fromEntries(
      Object.entries(context).map(([key, value]) => [key.toLowerCase(), String(value)]),
    )
    if (statements.some(each => speaksOf(each, { action, resource, context: lowered }))) return
    const message = `User is not authorized to perform: ${action} on resource: ${resource} ${JSON.stringify(context)}`
    throw Object.assign(new Error(message), { name: 'AccessDeniedException', $metadata: {} })
  }

  const checkCall = (service: ServiceName, operation: string, input: Fields): void => {
    const action = iamAction({ service, operation })
    const texts = textsIn(input)
    const { RoleName, Path = '/', PermissionsBoundary: wanted } = input
    const role = roles.get(String(RoleName)) ?? { arn: `${ACCOUNT}:role${Path}${RoleName}`, boundary: undefined }
    const boundary = wanted ?? role.boundary
    const context = {
      ...(texts.some(text => ours.has(text)) && { [`aws:ResourceTag/${STACK}`]: 'shop' }),
      ...(boundary !== undefined && { 'iam:PermissionsBoundary': boundary }),
    }
    const resource = RoleName === undefined ? 'arn:aws:any' : role.arn
    check(action, resource, context)
    const tagging = TAGGING[service]
    const tags = texts.includes(STACK) && !/^(Tag|AddTags|CreateTags|Untag|RemoveTags|Get)/.test(operation)
    const created = { [`${action.split(':', 1)}:CreateAction`]: operation }
    if (tagging && (tags || JSON.stringify(input).includes(`"${STACK}":`))) check(tagging, resource, created)
    if (operation === 'RegisterTaskDefinition' || operation === 'CreateService' || operation === 'UpdateService') {
      const to = operation === 'RegisterTaskDefinition' ? 'ecs-tasks.amazonaws.com' : 'ecs.amazonaws.com'
      for (const arn of texts.filter(text => /:role\//.test(text)))
        check('iam:PassRole', arn, { 'iam:PassedToService': to })
    }
    if (operation === 'CreateSchedule' || operation === 'UpdateSchedule')
      for (const arn of texts.filter(text => /:role\//.test(text)))
        check('iam:PassRole', arn, { 'iam:PassedToService': 'scheduler.amazonaws.com' })
    if (operation === 'PutTargets')
      for (const arn of texts.filter(text => /:role\//.test(text)))
        check('iam:PassRole', arn, { 'iam:PassedToService': 'events.amazonaws.com' })
    if (/^(Put|Delete)ScalingPolicy$/.test(operation)) for (const each of ALARMS) check(each, 'arn:aws:any')
  }

  const note = (input: Fields, output: unknown): void => {
    const { RoleName, Path = '/', PermissionsBoundary: boundary } = input
    if (typeof RoleName === 'string') {
      const known = roles.get(RoleName) ?? { arn: `${ACCOUNT}:role${Path}${RoleName}`, boundary: undefined }
      roles.set(RoleName, { ...known, ...(typeof boundary === 'string' && { boundary }) })
    }
    const made = JSON.stringify(input)
    if (made.includes(STACK))
      for (const text of [...textsIn(input), ...textsIn(output)]) if (!text.startsWith('fluent-ecs')) ours.add(text)
  }

  const clients = Object.fromEntries(
    Object.entries(simulator.clients).map(([service, client]: [string, SimulatedClient]) => {
      const send: SimulatedClient['send'] = async (command, options) => {
        const { input } = command as { readonly input: Fields }
        // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: it needs no permission
        if (service === 'sts') return client.send(command, options)
        checkCall(service as ServiceName, command.constructor.name.replace(/Command$/, ''), input)
        const output = await client.send(command, options)
        note(input, output)
        return output
      }
      return [service, { send }]
    }),
  )
  return { options: { ...simulator.options(), clients }, used }
}
