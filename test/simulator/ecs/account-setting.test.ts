import {
  DeleteAccountSettingCommand,
  ECSClient,
  ListAccountSettingsCommand,
  PutAccountSettingCommand,
  PutAccountSettingDefaultCommand,
} from '@aws-sdk/client-ecs'
import { createSimulator } from 'fluent-ecs/simulator'
import { expect, test } from 'vitest'

const principalArn = 'arn:aws:iam::123456789012:user/deployer'

test('the setting of a principal counts more than the account, and that more than what AWS has', async () => {
  const ecs = new ECSClient(createSimulator().clientConfig('ecs'))
  const effective = async (): Promise<string | undefined> => {
    const { settings } = await ecs.send(
      new ListAccountSettingsCommand({ principalArn, effectiveSettings: true, name: 'containerInsights' }),
    )
    return settings?.[0]?.value
  }
  expect(await effective()).toBe('disabled')
  await ecs.send(new PutAccountSettingDefaultCommand({ name: 'containerInsights', value: 'enabled' }))
  expect(await effective()).toBe('enabled')
  await ecs.send(new PutAccountSettingCommand({ name: 'containerInsights', value: 'enhanced', principalArn }))
  expect(await effective()).toBe('enhanced')
  await ecs.send(new DeleteAccountSettingCommand({ name: 'containerInsights', principalArn }))
  expect(await effective()).toBe('enabled')
})
