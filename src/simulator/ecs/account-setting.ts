import type {
  DeleteAccountSettingRequest,
  ListAccountSettingsRequest,
  PutAccountSettingDefaultRequest,
  PutAccountSettingRequest,
  Setting,
} from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import { page } from '../page.ts'
import { invalid } from './service-refusals.ts'

// What they are where nobody has set them. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
const DEFAULTS: Readonly<Record<string, string>> = {
  awsvpcTrunking: 'disabled',
  containerInsights: 'disabled',
  containerInstanceLongArnFormat: 'enabled',
  defaultLogDriverMode: 'non-blocking',
  dualStackIPv6: 'enabled',
  fargateFIPSMode: 'disabled',
  fargateTaskRetirementWaitPeriod: '7',
  guardDutyActivate: 'on',
  serviceLongArnFormat: 'enabled',
  tagResourceAuthorization: 'off',
  taskLongArnFormat: 'enabled',
}

/** Settings by principal and name; those of nobody are the account's. */
const settings = (world: World): Map<string, Setting> => world.state('ecs account settings', () => new Map())

const rootOf = ({ partition, account }: World): string => `arn:${partition}:iam::${account}:root`
const keyOf = (principal: string, name: string | undefined): string => `${principal} ${name}`

export function putAccountSetting(
  { name, value = '', principalArn }: PutAccountSettingRequest,
  world: World,
): { setting: Setting } {
  return { setting: put(world, principalArn ?? rootOf(world), name, value) }
}

export function putAccountSettingDefault(
  { name, value = '' }: PutAccountSettingDefaultRequest,
  world: World,
): { setting: Setting } {
  return { setting: put(world, rootOf(world), name, value) }
}

export function deleteAccountSetting(
  { name, principalArn = '' }: DeleteAccountSettingRequest,
  world: World,
): { setting: Partial<Setting> } {
  const principal = principalArn || rootOf(world)
  const found = settings(world).get(keyOf(principal, name))
  settings(world).delete(keyOf(principal, name))
  return { setting: found ?? { name: checkedName(name), principalArn: principal } }
}

export function listAccountSettings(input: ListAccountSettingsRequest, world: World): object {
  const principal = input.principalArn ?? rootOf(world)
  const effective = Object.entries(DEFAULTS).map(
    ([name, value]): Setting =>
      settings(world).get(keyOf(principal, name)) ??
      settings(world).get(keyOf(rootOf(world), name)) ?? { name: checkedName(name), value, principalArn: principal },
  )
  const own = [...settings(world).values()].filter(({ principalArn }) => principalArn === principal)
  const found = (input.effectiveSettings ? effective : own)
    .filter(({ name }) => input.name === undefined || name === input.name)
    .filter(({ value }) => input.value === undefined || value === input.value)
  const { items, next } = page(found, input.maxResults ?? 10, input.nextToken)
  return { settings: items, nextToken: next }
}

function put(world: World, principalArn: string, name: string | undefined, value: string): Setting {
  const setting: Setting = { name: checkedName(name), value, principalArn, type: 'user' }
  settings(world).set(keyOf(principalArn, name), setting)
  return setting
}

const isSettingName = (name: string): name is NonNullable<Setting['name']> => Object.hasOwn(DEFAULTS, name)

function checkedName(name = ''): NonNullable<Setting['name']> {
  if (!isSettingName(name)) throw invalid(`${name} should be one of [${Object.keys(DEFAULTS).join(',')}]`)
  return name
}
