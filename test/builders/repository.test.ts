import { describe, expect, it } from 'vitest'
import { isInvalidDefinitionError, type LifecycleRule, repository, taskDefinition } from '../../src/index.ts'
import { errorsIn } from './issues.ts'

const expire = { type: 'expire' } as const
const tagged = (patterns: string[], rest: Partial<LifecycleRule> = {}): LifecycleRule => ({
  rulePriority: 1,
  description: 'tagged',
  selection: { tagStatus: 'tagged', tagPatternList: patterns, countType: 'imageCountMoreThan', countNumber: 5 },
  action: expire,
  ...rest,
})

describe('repository', () => {
  it('is mutable, unscanned and without lifecycle rules', () => {
    expect(repository('shop/web').build()).toEqual({
      kind: 'repository',
      id: 'shop/web',
      repositoryName: 'shop/web',
      existing: false,
      scanOnPush: false,
      imageTagMutability: 'MUTABLE',
      lifecycleRules: [],
      tags: {},
    })
  })

  it('takes scanning, immutable tags and tags', () => {
    expect(repository('web').scanOnPush().immutableTags().tags({ team: 'web' }).build()).toMatchObject({
      scanOnPush: true,
      imageTagMutability: 'IMMUTABLE',
      tags: { team: 'web' },
    })
  })

  it('puts the rule for any image last, in whichever order the rules were asked for', () => {
    const rules = repository('web').keepLast(30).expireUntagged(7).build().lifecycleRules
    expect(rules).toEqual([
      {
        rulePriority: 1,
        description: 'Expire images without a tag after 7 days',
        selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 7 },
        action: expire,
      },
      {
        rulePriority: 2,
        description: 'Keep the last 30 images',
        selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 30 },
        action: expire,
      },
    ])
    expect(repository('web').keepLast(30).build().lifecycleRules[0]?.rulePriority).toBe(1)
  })

  it('puts its own rules after given ones', () => {
    const given = tagged(['v*'], { rulePriority: 4 })
    const rules = repository('web').keepLast(3).lifecycle([given]).build().lifecycleRules
    expect(rules.map(rule => rule.rulePriority)).toEqual([4, 5])
  })

  it('gives images by tag and by digest, all of one repository model', () => {
    const images = repository('web')
    const digest = `sha256:${'0f'.repeat(32)}` as const
    expect(images.tag('1.4.2')).toEqual({ repository: images.build(), tag: '1.4.2' })
    expect(images.digest(digest)).toEqual({ repository: images.build(), digest })
    expect(images.tag('a').repository).toBe(images.digest(digest).repository)
    expect(images.tag('a').repository).toBe(images.build())
  })

  it.each([
    ['a tag that can be moved', repository('web').tag('1'), ['ECR-IMM-01']],
    ['a tag that cannot', repository('web').immutableTags().tag('1'), []],
    ['a digest', repository('web').digest(`sha256:${'0f'.repeat(32)}`), []],
    ['a tag of a repository nobody knows', repository.existing('web').tag('1'), []],
  ])('warns a container where it should of %s', (_what, image, codes) => {
    const definition = taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(1)
      .container('app', c => c.image(image))
    expect(definition.issues().map(({ code, severity }) => [code, severity])).toEqual(
      codes.map(code => [code, 'warning']),
    )
  })

  it.each([
    ['everybody', repository('web').allowPull('*'), ['ECR-POL-03']],
    [
      'everybody under a path of an organization',
      repository('web').allowPull('*', { conditions: { StringLike: { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } } }),
      [],
    ],
    [
      'everybody of an organization, by its condition',
      repository('web').allowPull('*', { conditions: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      [],
    ],
    [
      'a service of China, and a root',
      repository('web').allowPull(['lambda.amazonaws.com.cn', 'arn:aws-cn:iam::111122223333:root']),
      [],
    ],
  ])('warns where %s may pull', (_whom, made, codes) => {
    expect(made.issues().map(({ code, severity }) => [code, severity])).toEqual(codes.map(code => [code, 'warning']))
  })

  it.each([
    { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } },
    { StringNotEqualsIfExists: { 'aws:PrincipalTag/team': 'x' } },
    { Null: { 'aws:PrincipalTag/team': 'false' } },
  ])('allows actions of ECR in any case of letters, by what IAM compares: %o', conditions => {
    const actions = ['ecr:Describe*', 'ECR:listimages', '*']
    expect(repository('web').allow(actions, '111122223333', { conditions }).issues()).toEqual([])
  })

  it('can be one that exists', () => {
    expect(repository.existing('web').tag('1').repository.existing).toBe(true)
  })

  it.each([
    ['an upper-case name', repository('Team/Web'), ['ECR-NAM-01']],
    ['an account of eleven digits', repository('web').allowPull('11112222333'), ['ECR-POL-01']],
    ['a part of a role', repository('web').allowPush('arn:aws:iam::111122223333:role/*'), ['ECR-POL-01']],
    ['a service without its domain', repository('web').allowPull('lambda'), ['ECR-POL-01']],
    ['nobody', repository('web').allowPull([]), ['ECR-POL-01']],
    ['nothing', repository('web').allow([], '111122223333'), ['ECR-POL-01']],
    ['an action of S3', repository('web').allow(['s3:GetObject'], '111122223333'), ['ECR-POL-04']],
    ['an action without its service', repository('web').allow(['ListImages'], '111122223333'), ['ECR-POL-04']],
    [
      'an operator that IAM does not have',
      repository('web').allowPull('*', { conditions: { StringLikes: { 'aws:sourceArn': 'x' } } }),
      ['ECR-POL-05'],
    ],
    [
      'a condition key without its prefix',
      repository('web').allowPull('*', { conditions: { StringLike: { SourceArn: 'x' } } }),
      ['ECR-POL-05'],
    ],
    [
      'an organization, and another as a condition',
      repository('web').allowPull('o-a1b2c3d4e5', { conditions: { StringEquals: { 'aws:principalOrgId': 'o-z' } } }),
      ['ECR-POL-05'],
    ],
    [
      'more accounts than a policy has room for',
      repository('web').allowPull(Array.from({ length: 800 }, (_, at) => `${100_000_000_000 + at}`)),
      ['ECR-POL-02'],
    ],
    ['a trailing hyphen', repository('web-'), ['ECR-NAM-01']],
    ['one character', repository('w'), ['ECR-NAM-01']],
    ['keeping no images', repository('web').keepLast(0), ['ECR-LCP-05']],
    ['days that are not whole', repository('web').expireUntagged(1.5), ['ECR-LCP-05']],
    ['tagged without patterns', repository('web').lifecycle([tagged([])]), ['ECR-LCP-03']],
    ['five stars', repository('web').lifecycle([tagged(['*a*b*c*d*'])]), ['ECR-LCP-04']],
    [
      'a count that AWS does not know',
      repository('web').lifecycle(
        JSON.parse(
          '[{"rulePriority":1,"description":"","selection":{"tagStatus":"any","countType":"everMade","countNumber":1},"action":{"type":"expire"}}]',
        ),
      ),
      ['ECR-LCP-05'],
    ],
    [
      'a tag status and an action that AWS does not know',
      repository('web').lifecycle(
        JSON.parse(
          '[{"rulePriority":1,"description":"","selection":{"tagStatus":"old","countType":"imageCountMoreThan","countNumber":1},"action":{"type":"archive"}}]',
        ),
      ),
      ['ECR-LCP-03', 'ECR-LCP-06'],
    ],
    [
      'a policy longer than AWS keeps',
      repository('web').lifecycle([tagged(['v*'], { description: 'x'.repeat(31_000) })]),
      ['ECR-LCP-01'],
    ],
    ['a priority of 0', repository('web').lifecycle([tagged(['v*'], { rulePriority: 0 })]), ['ECR-LCP-02']],
    ['one priority twice', repository('web').lifecycle([tagged(['v*']), tagged(['w*'])]), ['ECR-LCP-02']],
    [
      'an any rule before others',
      repository('web').lifecycle([
        tagged([], { selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 5 } }),
        tagged(['v*'], { rulePriority: 2 }),
      ]),
      ['ECR-LCP-02'],
    ],
    [
      'a count of images in days',
      repository('web').lifecycle([
        tagged([], {
          selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countUnit: 'days', countNumber: 5 },
        }),
      ]),
      ['ECR-LCP-05'],
    ],
  ])('refuses %s', (_what, definition, codes) => {
    expect(errorsIn(definition)).toEqual(codes)
  })

  it.each(['web', 'shop/web', 'a0', 'a.b_c__d--e/f', '0web'])('accepts the name %s', name => {
    expect(repository(name).build().repositoryName).toBe(name)
  })

  it.each([
    ['tag', () => repository('web').tag('-1')],
    ['tag with a colon', () => repository('web').tag('a:b')],
    ['digest', () => repository('web').digest('sha256:abc')],
  ])('refuses a malformed %s at once', (_what, call) => {
    let caught: unknown
    try {
      call()
    } catch (error) {
      caught = error
    }
    expect(isInvalidDefinitionError(caught) && caught.issues.map(issue => issue.code)).toEqual(['CD-IMG-01'])
  })
})
