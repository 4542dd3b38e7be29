import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { dataKeys } from '../kms/state.ts'
import type { SessionState } from './session-state.ts'

/** The agent's half of an encrypted session: it decrypts with the second half of the key, and encrypts with the first. */
export class AgentCipher {
  readonly #session: SessionState
  readonly #keyId: string
  #key: Uint8Array = Buffer.alloc(0)
  #asked: Buffer = Buffer.alloc(0)

  constructor(session: SessionState, keyId: string) {
    this.#session = session
    this.#keyId = keyId
  }

  /** Has KMS open the key; gives what is wrong with it. */
  unseal(sealed: string): string | undefined {
    const { world, id, task, container } = this.#session
    const known = dataKeys(world).get(sealed)
    const runtimeId = task.containers.find(({ name }) => name === container)?.runtimeId
    const context = { 'aws:ssm:SessionId': id, 'aws:ssm:TargetId': `ecs:${task.cluster.name}_${task.id}_${runtimeId}` }
    const fits = known?.keyId === this.#keyId && sorted(known.context) === sorted(context)
    if (!known || !fits) return 'Fetching data key failed: Unable to retrieve data key, InvalidCiphertextException'
    this.#key = known.key
    return undefined
  }

  challenge(): string {
    this.#asked = randomBytes(64)
    return this.encrypt(this.#asked).toString('base64')
  }

  answers(challenge: string): boolean {
    return this.decrypt(Buffer.from(challenge, 'base64')).equals(this.#asked)
  }

  encrypt(plain: Buffer): Buffer {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#key.subarray(0, 32), nonce)
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }

  decrypt(sealed: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#key.subarray(32, 64), sealed.subarray(0, 12))
    decipher.setAuthTag(sealed.subarray(-16))
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
  }
}

const sorted = (context: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(context).sort())
