import * as z from 'zod/mini'
import type { BuildSource, BuiltSource } from '../model/image.ts'
import { checkFields, matching } from './fields.ts'
import { quoted } from './quoted.ts'
import type { Report, RuleFamily } from './rule.ts'

const docs = 'https://docs.docker.com/reference/cli/docker/buildx/build/'
const layoutDocs = 'https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md'

// No name of a file has a NUL in it
const text = matching(() => z.string().check(z.regex(/^[^\0]+$/)))
const path = { code: 'IMG-SRC-01', accepts: text, expected: 'the path of a file or directory', docs: layoutDocs }

const BUILD = {
  context: { ...path, expected: 'the path of a directory', docs },
  dockerfile: { ...path, docs },
  platforms: {
    code: 'IMG-BLD-01',
    // https://github.com/containerd/platforms
    accepts: matching(() =>
      z.array(z.string().check(z.regex(/^(linux|windows)\/[a-z0-9]+(\/[a-z0-9.]+)?$/))).check(z.minLength(1)),
    ),
    expected: 'platforms such as linux/amd64 or linux/arm64',
    docs,
  },
  target: {
    code: 'IMG-BLD-01',
    accepts: matching(() => z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/))),
    expected: 'the name of a stage of the Dockerfile',
    docs,
  },
  builder: {
    code: 'IMG-BLD-01',
    accepts: matching(() => z.enum(['buildx', 'docker', 'podman', 'finch', 'buildah'])),
    expected: 'buildx, docker, podman, finch or buildah',
    docs,
  },
}

const BUILT = { path, name: { ...path, expected: 'the name of an image in the layout' } }

const NO_CONTEXT = 'An image is built from a context, the path of a directory, and there is none'
const NO_IMAGE_SOURCE = 'An image is pushed from a layout or from an archive, one of the two'
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

/** What an image is built from, or where it is. */
export const imageSourceRules: RuleFamily<BuildSource | BuiltSource> = {
  docs,
  codes: ['IMG-SRC-01', 'IMG-BLD-01'],
  check(source, report) {
    const given: string | undefined = source.how === 'build' ? source.context : source.path
    if (given === undefined || given === '') {
      const message = source.how === 'build' ? NO_CONTEXT : NO_IMAGE_SOURCE
      report({ code: 'IMG-SRC-01', path: [], message, hint: 'give it', docs })
    } else if (source.how === 'build') {
      checkFields(source, BUILD, report)
      checkArgs(source, report)
    } else checkFields(source, BUILT, report)
  },
}

function checkArgs({ args }: BuildSource, report: Report): void {
  for (const [name, value] of Object.entries(args)) {
    const at = { code: 'IMG-BLD-01', path: ['args', name], docs }
    // The value is nobody's to see, as it may be a credential.
    if (typeof value !== 'string' || value.includes('\0'))
      report({ ...at, message: `Build argument ${quoted(name)} is no text`, hint: 'give a string' })
    if (!NAME.test(name))
      report({
        ...at,
        message: `${quoted(name)} is no name of a build argument`,
        hint: 'use letters, digits and _, not starting with a digit',
      })
  }
}
