import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16
const KEY = 32

/** Encrypts what a session says where its cluster has a KMS key: AES-256-GCM, the nonce in front. */
export class SessionCipher {
  readonly #decryption: Uint8Array
  readonly #encryption: Uint8Array

  /** @param key 64 bytes: the first half is for what comes, the second for what goes. */
  constructor(key: Uint8Array) {
    if (key.length !== 2 * KEY) throw new Error(`The key of the session has ${key.length} bytes, and not ${2 * KEY}`)
    this.#decryption = key.subarray(0, KEY)
    this.#encryption = key.subarray(KEY)
  }

  encrypt(plain: Uint8Array): Uint8Array {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', this.#encryption, nonce)
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }

  /** @throws Where it was not encrypted with the key, or was changed on its way. */
  decrypt(sealed: Uint8Array): Uint8Array {
    const decipher = createDecipheriv('aes-256-gcm', this.#decryption, sealed.subarray(0, NONCE))
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()])
  }
}
