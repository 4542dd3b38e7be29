import { expect, test } from 'vitest'
import { notInstalled } from '../../src/aws/not-installed.ts'

const failed = (message: string, code: string): Promise<never> =>
  Promise.reject(Object.assign(new Error(message), { code }))
const catching = notInstalled('@aws-sdk/client-wafv2', 'A web ACL')

test.each(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'])('a package that is not there is told: %s', async code => {
  await expect(failed("Cannot find package '@aws-sdk/client-wafv2'", code).catch(catching)).rejects.toMatchObject({
    code: 'package.missing',
    message:
      'A web ACL needs the package @aws-sdk/client-wafv2, which is not installed\n  Fix: Install it beside fluent-ecs: npm install @aws-sdk/client-wafv2',
  })
})

test.each([
  ['what it needs itself', "Cannot find package '@smithy/core'", 'ERR_MODULE_NOT_FOUND'],
  ['a fault in it', 'no such export in @aws-sdk/client-wafv2', 'ERR_OTHER'],
])('%s is told as it is', async (_what, message, code) => {
  await expect(failed(message, code).catch(catching)).rejects.toThrow(message)
})
