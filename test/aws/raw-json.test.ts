import { DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs'
import { expect, it } from 'vitest'
import { jsonOf, keepJson, sendRaw, sentAs } from '../../src/aws/raw-json.ts'

it('JSON of an answer is kept with it, whatever the SDK knows of it', () => {
  const output = { clusters: [] }
  keepJson(output, '{"clusters":[],"brandNew":1}')
  expect(jsonOf(output)).toEqual({ clusters: [], brandNew: 1 })
  expect(jsonOf({ clusters: [] })).toBeUndefined()
})

it('an answer that is not JSON is not kept', () => {
  const output = {}
  keepJson(output, '<html>')
  expect(jsonOf(output)).toBeUndefined()
})

/** The body that a command sends for this input. */
async function bodyOf(input: object): Promise<string> {
  const bodies: string[] = []
  const client = new ECSClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: {
      handle: async ({ body }: { body: Uint8Array }) => {
        bodies.push(new TextDecoder().decode(body))
        throw new Error('enough')
      },
    },
  })
  const command = new DescribeClustersCommand(input)
  sendRaw(command as never, input)
  await client.send(command).catch(() => {})
  return bodies[0] ?? ''
}

it('JSON that is given for an input is sent, and only then', async () => {
  expect(JSON.parse(await bodyOf(sentAs({ clusters: ['a'], brandNew: 1 }, {})))).toEqual({
    clusters: ['a'],
    brandNew: 1,
  })
  expect(JSON.parse(await bodyOf({ clusters: ['a'] }))).toEqual({ clusters: ['a'] })
})
