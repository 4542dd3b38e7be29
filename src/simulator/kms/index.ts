import type { GenerateDataKeyRequest } from '@aws-sdk/client-kms'
import { AwsError, type Operations, type World } from '../operation.ts'
import { awsJson } from '../wire/json.ts'
import { listed } from '../wire/refusal.ts'
import { dataKeys } from './state.ts'

export { constraints } from './constraints.ts'

export const protocol = awsJson
export const refuse = listed('ValidationException')

/** Keys belong to nobody's stack here. */
export function resources(_world: World): readonly string[] {
  return []
}

function generateDataKey(input: GenerateDataKeyRequest, world: World): object {
  const { KeyId = '', NumberOfBytes, KeySpec, EncryptionContext: context = {} } = input
  if ((NumberOfBytes === undefined) === (KeySpec === undefined))
    throw new AwsError('ValidationException', 'Please specify either number of bytes or key spec.')
  const size = NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32)
  const key = Buffer.from(world.id(2 * size), 'hex')
  const sealed = Buffer.from(world.id(184), 'hex')
  dataKeys(world).set(sealed.toString('base64'), { keyId: KeyId, key, context })
  return { KeyId, Plaintext: Uint8Array.from(key), CiphertextBlob: Uint8Array.from(sealed) }
}

/** The operations of KMS that sessions use. */
export const operations: Operations = { GenerateDataKey: generateDataKey }
