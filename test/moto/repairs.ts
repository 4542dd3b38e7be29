import type {
  RegisterScalableTargetCommandInput,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-application-auto-scaling'
import type { CreateServiceCommandInput, Service, UpdateServiceCommandInput } from '@aws-sdk/client-ecs'
import type { Listener } from '@aws-sdk/client-elastic-load-balancing-v2'
import { clients } from './clients.ts'

type Settings = Partial<CreateServiceCommandInput & UpdateServiceCommandInput>

// What moto accepts for a service and does not give back, or gives back only after an update.
const FORGOTTEN = [
  'availabilityZoneRebalancing',
  'capacityProviderStrategy',
  'deploymentConfiguration',
  'enableECSManagedTags',
  'enableExecuteCommand',
  'healthCheckGracePeriodSeconds',
] as const satisfies readonly (keyof Settings & keyof Service)[]

const remembered = new Map<string, Partial<Service>>()

clients.ecs.middlewareStack.add(
  (next, { commandName = '' }) =>
    async args => {
      if (/^(Create|Update)ServiceCommand$/.test(commandName)) remember(args.input as Settings)
      const result = await next(args)
      const { service, services = [] } = result.output as { service?: Service; services?: Service[] }
      for (const each of service ? [service] : services) Object.assign(each, remembered.get(each.serviceName ?? ''))
      return result
    },
  { step: 'initialize', name: 'giveBackServiceSettings' },
)

// moto does not have service deployments, and says so with HTTP 500 and a page of HTML.
clients.ecs.middlewareStack.add(
  (next, { commandName = '' }) =>
    async args => {
      if (/^(List|Describe)Service(Deployments|Revisions)Command$/.test(commandName))
        throw Object.assign(new Error(`moto does not have ${commandName}`), { name: 'UnknownOperationException' })
      return next(args)
    },
  { step: 'initialize', name: 'refuseWhatIsMissing' },
)

function remember(input: Settings): void {
  const name = input.serviceName ?? input.service ?? ''
  const given = FORGOTTEN.filter(field => input[field] !== undefined).map(field => [field, input[field]])
  remembered.set(name, { ...remembered.get(name), ...Object.fromEntries(given) })
}

clients.elbv2.middlewareStack.add(
  next => async args => {
    const result = await next(args)
    const { Listeners = [] } = result.output as { Listeners?: Listener[] }
    // moto gives every listener a TLS policy.
    for (const listener of Listeners) if (listener.Protocol === 'HTTP') delete listener.SslPolicy
    return result
  },
  { step: 'initialize', name: 'dropPolicyOfHttpListeners' },
)

// moto does not have the tags of scalable targets.
const tagsOfTargets = new Map<string, Record<string, string>>()

clients.applicationAutoScaling.middlewareStack.add(
  (next, { commandName = '' }) =>
    async args => {
      if (commandName === 'RegisterScalableTargetCommand') {
        const { Tags, ...input } = args.input as RegisterScalableTargetCommandInput
        const result = await next({ ...args, input })
        const { ScalableTargetARN = '' } = result.output as { ScalableTargetARN?: string }
        if (Tags) tagsOfTargets.set(ScalableTargetARN, Tags)
        return result
      }
      if (!/^(ListTagsFor|Tag|Untag)ResourceCommand$/.test(commandName)) return next(args)
      return { response: undefined, output: { $metadata: {}, ...answerOfTags(args.input as Partial<TagCall>) } }
    },
  { step: 'initialize', name: 'keepTagsOfScalableTargets' },
)

type TagCall = TagResourceCommandInput & UntagResourceCommandInput

function answerOfTags({ ResourceARN = '', Tags, TagKeys = [] }: Partial<TagCall>): object {
  const tags = { ...tagsOfTargets.get(ResourceARN), ...Tags }
  for (const key of TagKeys) delete tags[key]
  tagsOfTargets.set(ResourceARN, tags)
  return Tags || TagKeys.length > 0 ? {} : { Tags: tags }
}
