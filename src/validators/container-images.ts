import { redactedImage } from '../model/credentials.ts'
import { isPushed } from '../model/image.ts'
import { type CachedImage, inCache, isCached } from '../model/pull-through-cache-rule.ts'
import type { ImageModel } from '../model/repository.ts'
import type { NO_MEMORY } from './container-settings.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, type Finding, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of a container without an image. */
export const NO_IMAGE = 'Container "{name}" has no image: call .image() on it'

/** What a container is given before it is ready: an image, and memory where its task has none. */
export type Given = boolean | 'memory'

/** What a container must be as well: nothing, when it has an image, and memory where the task has none. */
export type Ready<N extends string, I extends Given, M> = true extends I
  ? M extends undefined
    ? 'memory' extends I
      ? unknown
      : Mistake<Filled<typeof NO_MEMORY, { name: N }>>
    : unknown
  : Mistake<Filled<typeof NO_IMAGE, { name: N }>>

const BY_TAG = /^[A-Za-z0-9_:./#-]{1,255}$/
const BY_DIGEST = /^[A-Za-z0-9_:./#-]{1,255}@sha256:[0-9a-f]{64}$/
const docs = `${API}/API_ContainerDefinition.html`

export const containerImageRules: RuleFamily<TaskDefinitionDraft> = {
  docs,
  codes: ['CD-IMG-01', 'CD-IMG-02', 'ECR-IMM-01'],
  check({ containers, written }, report) {
    for (const [index, { name, image }] of containers.entries()) {
      const path = ['containerDefinitions', index, 'image']
      if (image === undefined || image === '') {
        const message = written ? 'Container.image should not be null or empty' : filled(NO_IMAGE, { name })
        report({ code: 'CD-IMG-01', path, message, hint: 'add one', docs })
        continue
      }
      checkMutability(image, path, report)
      const text = imageText(image)
      const byItsDigest = text.includes('@')
      if (!(byItsDigest ? BY_DIGEST : BY_TAG).test(text)) {
        const message = `${quoted(redactedImage(text))} is not an image`
        const hint = 'use at most 255 of A-Z a-z 0-9 - _ : . / #, or repository@sha256: and 64 hexadecimal digits'
        report({ code: 'CD-IMG-01', path, message, hint, docs })
      } else if (!byItsDigest) checkReadable(text, path, report)
    }
    // What JSON has there is a template as a rule, which a deploy fills in
    if (!written) checkMoving(containers, report)
  },
}

// ECS takes these, and the runtime of containers reads none: https://pkg.go.dev/github.com/distribution/reference
function checkReadable(image: string, path: Finding['path'], report: Report): void {
  const hint = unreadable(image)
  if (hint === undefined) return
  const message = `${quoted(redactedImage(image))} is no reference to an image that a task could pull`
  report({ code: 'CD-IMG-01', severity: 'warning', path, message, hint, docs })
}

/** A registry of ECR: of which account, and what follows it. */
const ECR = /^(\d+)\.dkr[.-]ecr[^/]*(?:\/(.*))?$/
/** What examples write for an account. */
const STAND_IN = /^(0?12345\d*|(\d)\2+)$/
const MAX_TAG = 128
/** As most are written: no registry, and a tag that says something. */
const USUAL = /^[a-z0-9_-]+(?:\/[a-z0-9_-]+)*:(?!(?:undefined|null|NaN)$)[\w.-]{1,128}$/

function unreadable(image: string): string | undefined {
  if (USUAL.test(image)) return undefined
  if (image.includes('://')) return 'leave out the protocol'
  if (image.startsWith('arn:'))
    return 'use what docker pull takes: <account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>'
  const [, account, behind] = ECR.exec(image) ?? []
  if (account !== undefined && account.length !== 12 && !STAND_IN.test(account))
    return 'an account of AWS has 12 digits'
  if ((account !== undefined && !behind) || /\/(\/|:|$)/.test(image)) return 'name the repository'
  const slash = image.indexOf('/')
  const path = /[.:]/.test(image.slice(0, Math.max(slash, 0))) ? image.slice(slash + 1) : image
  const [repository = '', ...tags] = path.split(':')
  if (tags.length > 1) return 'give it one tag'
  if (tags[0] === '') return 'give it a tag, or leave out the colon'
  if ((tags[0]?.length ?? 0) > MAX_TAG || /^[.-]/.test(tags[0] ?? ''))
    return `a tag has at most ${MAX_TAG} characters, and begins with a letter, a digit or _`
  if (/^(undefined|null|NaN)$/.test(tags[0] ?? '')) return 'give the tag a value: it was made of one that is not there'
  // What is all in capitals is a placeholder as a rule
  return /[A-Z]/.test(repository) && /[a-z]/.test(repository) ? 'write the repository in small letters' : undefined
}

/** Says once which images a deploy may get others of tomorrow. */
export function checkMoving(containers: TaskDefinitionDraft['containers'], report: Report): void {
  const moving = containers.flatMap(({ image }, index) => {
    const text = image && imageText(image)
    return text && BY_TAG.test(text) && !/:(?!latest$)[^:/]+$/.test(text) ? [{ text, index }] : []
  })
  const [first] = moving
  if (!first) return
  const images = [...new Set(moving.map(({ text }) => `"${text}"`))]
  const message = `${images.length === 1 ? `Image ${images[0]} may be another one` : `Images ${images.join(', ')} may be others`} tomorrow, so a rollback may bring back the wrong one`
  const path = ['containerDefinitions', first.index, 'image']
  const hint = 'use a digest, or a tag that never moves'
  report({ code: 'CD-IMG-02', severity: 'warning', path, message, hint, docs })
}

function checkMutability(image: string | ImageModel | CachedImage, path: Finding['path'], report: Report): void {
  if (typeof image === 'string' || !('tag' in image)) return
  const { repositoryName, existing, imageTagMutability } = image.repository
  // What is looked up may be immutable
  if (existing || imageTagMutability !== 'MUTABLE') return
  const message = `Tags of repository "${repositoryName}" can be moved, so "${image.tag}" may be another image tomorrow`
  const hint = 'call .immutableTags() on the repository, or use .digest()'
  const docs = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html'
  report({ code: 'ECR-IMM-01', severity: 'warning', path, message, hint, docs })
}

function imageText(image: string | ImageModel | CachedImage): string {
  if (typeof image === 'string') return image
  if (isCached(image)) return inCache(image.cacheRule, image.image)
  const { repositoryName } = image.repository
  if (isPushed(image)) return `${repositoryName}@sha256:${'0'.repeat(64)}`
  return 'tag' in image ? `${repositoryName}:${image.tag}` : `${repositoryName}@${image.digest}`
}
