import * as z from 'zod/mini'
import type { LifecycleRule, RepositoryModel } from '../model/repository.ts'
import { ecr } from './api/ecr.ts'
import { apiRules } from './api/problems.ts'
import { checkFields, matching } from './fields.ts'
import { checkForeign, checkRequest } from './raw-members.ts'
import { checkStatements } from './repository-policy.ts'
import type { Report, RuleFamily } from './rule.ts'
import { checkTags } from './tags.ts'

const docs = 'https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html'
const lifecycleDocs = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html'

const count = matching(() => z.int().check(z.minimum(1)))
const pattern = () => z.string().check(z.minLength(1), z.regex(/^[^*]*(\*[^*]*){0,4}$/))

/** What a repository is asked for. */
const CREATE = { table: ecr, structure: 'CreateRepositoryRequest' }

/** A repository, and what `.raw()` was given and does not set. */
export interface RepositoryDraft extends RepositoryModel {
  readonly foreign?: readonly string[]
}

export const repositoryRules: RuleFamily<RepositoryDraft> = {
  docs: lifecycleDocs,
  codes: [
    ...['ECR-NAM-01', 'ECR-LCP-01', 'ECR-LCP-02', 'ECR-LCP-03', 'ECR-LCP-04', 'ECR-LCP-05', 'ECR-LCP-06'],
    ...[
      'ECR-MUT-02',
      'ECR-ENC-01',
      'ECR-POL-01',
      'ECR-POL-02',
      'ECR-POL-03',
      'ECR-POL-04',
      'ECR-POL-05',
      'TD-TAG-01',
      ...apiRules.codes,
    ],
  ],
  check(repository, report) {
    checkFields(repository, FIELDS, report)
    checkForeign(CREATE, repository.foreign ?? [], report)
    checkRequest(CREATE, repository.raw ?? {}, report)
    checkRaw(repository, report)
    for (const [index, rule] of repository.lifecycleRules.entries())
      checkLifecycleRule(rule, ['lifecycleRules', index], report)
    checkPriorities(repository.lifecycleRules, report)
    checkPolicySize(repository.lifecycleRules, report)
    checkStatements(repository.statements ?? [], report)
    checkTags(repository.tags, report, repository.statements ? 1 : 0)
  },
}

const wholeCount = { code: 'ECR-LCP-05', accepts: count, expected: 'a whole number of 1 or more', docs: lifecycleDocs }

const RULE = { rulePriority: { ...wholeCount, code: 'ECR-LCP-02' } }

const SELECTION = {
  tagStatus: {
    code: 'ECR-LCP-03',
    accepts: matching(() => z.enum(['any', 'untagged', 'tagged'])),
    expected: 'any, untagged or tagged',
    docs: lifecycleDocs,
  },
  countType: {
    code: 'ECR-LCP-05',
    accepts: matching(() => z.enum(['imageCountMoreThan', 'sinceImagePushed'])),
    expected: 'imageCountMoreThan or sinceImagePushed',
    docs: lifecycleDocs,
  },
  countNumber: wholeCount,
  tagPatternList: {
    code: 'ECR-LCP-04',
    accepts: matching(() => z.array(pattern())),
    expected: 'tag patterns with at most four *',
    docs: lifecycleDocs,
  },
}

const ACTION = {
  type: { code: 'ECR-LCP-06', accepts: matching(() => z.literal('expire')), expected: 'expire', docs: lifecycleDocs },
}

const FIELDS = {
  repositoryName: {
    code: 'ECR-NAM-01',
    accepts: matching(() =>
      z
        .string()
        .check(
          z.minLength(2),
          z.maxLength(256),
          z.regex(/^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/),
        ),
    ),
    expected: '2 to 256 lower-case letters and digits, separated by single . _ - or /',
    docs,
  },
}

function checkRaw({ raw = {}, imageTagMutability }: RepositoryModel, report: Report): void {
  const { imageTagMutability: mutability = imageTagMutability, imageTagMutabilityExclusionFilters: filters } = raw
  if (mutability.endsWith('_WITH_EXCLUSION') !== (filters !== undefined && filters.length > 0)) {
    const message = 'Exclusion filters and an imageTagMutability with exclusion belong together'
    const path = ['imageTagMutabilityExclusionFilters']
    report({ code: 'ECR-MUT-02', path, message, hint: 'give both, or neither', docs })
  }
  const { encryptionType, kmsKey } = raw.encryptionConfiguration ?? {}
  if (kmsKey === '') {
    const path = ['encryptionConfiguration', 'kmsKey']
    const message = 'The key of KMS is empty, and it can be said only now'
    const hint = 'name a key, or leave it out for the one that AWS manages'
    report({ code: 'ECR-ENC-01', path, message, hint, docs })
  } else if (encryptionType === 'AES256' && kmsKey !== undefined) {
    const path = ['encryptionConfiguration', 'kmsKey']
    const message = 'Encryption with AES256 has no key of KMS'
    report({ code: 'ECR-ENC-01', path, message, hint: 'use KMS or KMS_DSSE, or remove the key', docs })
  }
}

function checkLifecycleRule(rule: LifecycleRule, path: readonly (string | number)[], report: Report): void {
  const { selection } = rule
  checkFields(rule, RULE, report, path)
  checkFields(selection, SELECTION, report, [...path, 'selection'])
  checkFields(rule.action, ACTION, report, [...path, 'action'])
  const patterns = selection.tagPatternList?.length ?? 0
  if ((selection.tagStatus === 'tagged') !== patterns > 0) {
    const message = `A lifecycle rule for ${selection.tagStatus} images has ${patterns} tag patterns`
    const hint = 'give tagPatternList with tagStatus "tagged", and only then'
    report({ code: 'ECR-LCP-03', path: [...path, 'selection'], message, hint, docs: lifecycleDocs })
  }
  if ((selection.countType === 'sinceImagePushed') !== (selection.countUnit === 'days')) {
    const message = `A lifecycle rule counts ${selection.countType} in ${selection.countUnit ?? 'no unit'}`
    const hint = 'give countUnit "days" with sinceImagePushed, and only then'
    report({ code: 'ECR-LCP-05', path: [...path, 'selection'], message, hint, docs: lifecycleDocs })
  }
}

function checkPriorities(rules: readonly LifecycleRule[], report: Report): void {
  const priorities = rules.map(rule => rule.rulePriority)
  const any = rules.filter(rule => rule.selection.tagStatus === 'any')
  const found = { code: 'ECR-LCP-02', path: ['lifecycleRules'], docs: lifecycleDocs }
  if (new Set(priorities).size < priorities.length) {
    const message = 'Two lifecycle rules have the same priority'
    report({ ...found, message, hint: 'give each rule a rulePriority of its own' })
  }
  if (any.length > 1 || any.some(rule => rule.rulePriority < Math.max(...priorities))) {
    const message = 'The lifecycle rule for any image is not the only one of its sort, or not the last'
    report({ ...found, message, hint: 'keep one rule with tagStatus "any" and give it the highest rulePriority' })
  }
}

const MAX_POLICY_CHARACTERS = 30_720

function checkPolicySize(rules: readonly LifecycleRule[], report: Report): void {
  const { length } = JSON.stringify({ rules })
  if (length <= MAX_POLICY_CHARACTERS) return
  const message = `The lifecycle rules are ${length} characters of JSON; at most ${MAX_POLICY_CHARACTERS} are possible`
  const docs = 'https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html'
  report({ code: 'ECR-LCP-01', path: ['lifecycleRules'], message, hint: 'use fewer rules, or shorter patterns', docs })
}
