import type { RouteTable, Subnet, VpcEndpoint } from '../../aws/shapes/ec2.ts'
import type { ContainerDefinition } from '../../aws/shapes/ecs.ts'
import { privateRepository } from '../../model/private-repository.ts'
import type { Context } from '../context.ts'
import type { DiagnosisCode } from '../diagnosis/diagnosis-code.ts'
import { onFargate } from '../diagnosis/names.ts'
import type { Outlook } from './outlook.ts'
import type { StartedDefinition, Starter } from './started.ts'
import { admits, letsOut, type Surroundings } from './surroundings.ts'

/** Something that a task on Fargate reaches from its subnet before its containers start. */
interface Goal {
  readonly code: DiagnosisCode
  /** What its failure is told from. */
  readonly words: string
  readonly container: ContainerDefinition
  /** The VPC endpoints that together lead there; none for what only the internet leads to. */
  readonly endpoints: readonly string[]
}

/** How it is from a subnet: what does not lead there, and whether something that cannot be seen might. */
interface Lack {
  readonly seen: string
  readonly sure: boolean
}

/** Whether there are ways from the subnets to the registries, the secrets and the logs. */
export function lookAtWays(
  started: StartedDefinition,
  { model, subject }: Starter,
  around: Surroundings,
  outlook: Outlook,
  context: Context,
): void {
  if (onFargate({ words: '', subject }) !== true) {
    outlook.skip(`the ways of ${model.kind} ${model.id} were not looked at: its instances have their own`)
    return
  }
  const { securityGroups: groupIds = [], assignPublicIp } =
    subject.service.networkConfiguration?.awsvpcConfiguration ?? {}
  for (const { code, words, container, endpoints } of goalsOf(started, context)) {
    const lacks = around.subnets.flatMap(
      subnet => lackFrom(subnet, { groupIds, isPublic: assignPublicIp === 'ENABLED', endpoints }, around) ?? [],
    )
    const [lack] = lacks
    if (!lack) continue
    const severity = lack.sure && lacks.length === around.subnets.length ? 'error' : 'warning'
    outlook.add({ code, of: model, path: ['network'], clue: { words, subject, container }, severity, seen: lack.seen })
  }
}

/** In the order in which a task reaches for them: the first that is out of reach is what it fails with. */
function goalsOf({ definition: { containerDefinitions = [] } }: StartedDefinition, { region }: Context): Goal[] {
  const goals: Goal[] = []
  const here = (arn: string, ...endpoints: string[]) => (arn.split(':')[3] === region ? endpoints : [])
  for (const container of containerDefinitions) {
    const { image = '', secrets = [], environmentFiles = [], logConfiguration: log } = container
    const repository = privateRepository(image)
    if (repository)
      goals.push({
        code: 'registry.unreachable',
        words: 'registry auth from Amazon ECR',
        container,
        endpoints: here(repository, 'ecr.api', 'ecr.dkr', 's3'),
      })
    for (const { valueFrom = '' } of secrets) {
      const isArn = valueFrom.startsWith('arn:')
      const service = valueFrom.split(':')[2] === 'secretsmanager' ? 'secretsmanager' : 'ssm'
      const words = isArn ? valueFrom : `ssm: ${valueFrom}`
      goals.push({
        code: 'secret.unreachable',
        words,
        container,
        endpoints: isArn ? here(valueFrom, service) : [service],
      })
    }
    if (environmentFiles.length > 0)
      goals.push({ code: 'environment-file.unreachable', words: 'env files', container, endpoints: ['s3'] })
    const { 'awslogs-region': logRegion = region } = log?.options ?? {}
    if (log?.logDriver === 'awslogs')
      goals.push({
        code: 'log-group.unreachable',
        words: 'awslogs: CloudWatch',
        container,
        endpoints: logRegion === region ? ['logs'] : [],
      })
    if (image && !repository)
      goals.push({ code: 'registry.unreachable', words: 'CannotPullContainerError', container, endpoints: [] })
  }
  return goals
}

interface From {
  readonly groupIds: readonly string[]
  readonly isPublic: boolean
  readonly endpoints: readonly string[]
}

function lackFrom(subnet: Subnet, { groupIds, isPublic, endpoints }: From, around: Surroundings): Lack | undefined {
  const id = subnet.SubnetId ?? ''
  if (!letsOut(groupIds, around))
    return { seen: `no outbound rule of ${groupIds.join(', ')} lets port 443 out`, sure: true }
  const table = tableOf(subnet, around.tables)
  const active = (table?.Routes ?? []).filter(({ State }) => State !== 'blackhole')
  const out = active.find(route => route.DestinationCidrBlock === '0.0.0.0/0')
  const toGateway = out?.GatewayId?.startsWith('igw-') ?? false
  if (out && (!toGateway || isPublic)) return undefined
  const unreached = endpoints.flatMap(service => endpointLack(service, { subnet, groupIds }, table, around) ?? [])
  if (endpoints.length > 0 && unreached.length === 0) return undefined
  const route = toGateway
    ? `route table ${table?.RouteTableId} of ${id} leads to an internet gateway, for which tasks need a public IP`
    : `route table ${table?.RouteTableId} of ${id} has no route to 0.0.0.0/0`
  // Another network that a route leads to may have endpoints, and IPv6 may lead out, too.
  const elsewhere = active.some(({ GatewayId = '' }) => !/^(local|igw-|vpce-)/.test(GatewayId))
  return { seen: [route, ...unreached].join('; '), sure: table !== undefined && !elsewhere }
}

function tableOf({ SubnetId, VpcId }: Subnet, tables: readonly RouteTable[]): RouteTable | undefined {
  const of = (holds: (table: RouteTable) => boolean): RouteTable | undefined => tables.find(holds)
  return (
    of(({ Associations = [] }) => Associations.some(each => each.SubnetId === SubnetId)) ??
    of(table => table.VpcId === VpcId && (table.Associations ?? []).some(({ Main }) => Main))
  )
}

/** Why no endpoint leads to a service from a subnet. */
function endpointLack(
  service: string,
  from: { readonly subnet: Subnet; readonly groupIds: readonly string[] },
  table: RouteTable | undefined,
  around: Surroundings,
): string | undefined {
  const there = around.endpoints.filter(
    ({ ServiceName = '', VpcId, State }) =>
      // `com.amazonaws.us-east-1.ecr.api`, in China with `cn.` before it
      ServiceName.replace(/^(?:cn\.)?com\.amazonaws\.[\w-]+\./, '') === service &&
      VpcId === from.subnet.VpcId &&
      /^available$/i.test(State ?? ''),
  )
  if (there.some(each => leads(each, table))) {
    const leading = there.filter(each => leads(each, table))
    if (leading.some(each => each.VpcEndpointType === 'Gateway' || admits(each, from, around))) return undefined
    return `the security groups of the VPC endpoint for ${service} do not let the tasks in on port 443`
  }
  if (there.length === 0) return `there is no VPC endpoint for ${service}`
  return there.some(({ VpcEndpointType }) => VpcEndpointType === 'Gateway')
    ? `the VPC endpoint for ${service} is not in that route table`
    : `the VPC endpoint for ${service} has no private DNS name`
}

function leads({ VpcEndpointType, RouteTableIds = [], PrivateDnsEnabled }: VpcEndpoint, table: RouteTable | undefined) {
  if (VpcEndpointType === 'Gateway') return RouteTableIds.includes(table?.RouteTableId ?? '')
  return PrivateDnsEnabled === true
}
