import type { ImageModel } from '../model/repository.ts'
import type { NO_MEMORY } from './container-settings.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { quoted } from './launch.ts'
import type { Mistake } from './mistake.ts'
import { API, type RuleFamily } from './rule.ts'
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

export const imageRules: RuleFamily<TaskDefinitionDraft> = {
  docs,
  codes: ['CD-IMG-01', 'CD-IMG-02'],
  check({ containers, written }, report) {
    for (const [index, { name, image }] of containers.entries()) {
      const path = ['containerDefinitions', index, 'image']
      if (image === undefined || image === '') {
        const message = written ? 'Container.image should not be null or empty' : filled(NO_IMAGE, { name })
        report({ code: 'CD-IMG-01', path, message, hint: 'add one', docs })
        continue
      }
      const text = imageText(image)
      const byItsDigest = text.includes('@')
      if (!(byItsDigest ? BY_DIGEST : BY_TAG).test(text)) {
        const message = `${quoted(text)} is not an image`
        const hint = 'use at most 255 of A-Z a-z 0-9 - _ : . / #, or repository@sha256: and 64 hexadecimal digits'
        report({ code: 'CD-IMG-01', path, message, hint, docs })
      } else if (!byItsDigest && !/:(?!latest$)[^:/]+$/.test(text)) {
        const message = `Image "${text}" may be another one tomorrow, so a rollback may bring back the wrong one`
        const hint = 'use a digest, or a tag that never moves'
        report({ code: 'CD-IMG-02', severity: 'warning', path, message, hint, docs })
      }
    }
  },
}

function imageText(image: string | ImageModel): string {
  if (typeof image === 'string') return image
  const { repositoryName } = image.repository
  return 'tag' in image ? `${repositoryName}:${image.tag}` : `${repositoryName}@${image.digest}`
}
