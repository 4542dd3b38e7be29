import { PlanError } from '../../../errors.ts'
import type { LookupHandler } from '../handler.ts'

export const prefixList: LookupHandler<'prefix-list'> = {
  async lookup(model, { aws, region }) {
    const name = model.name.replace('.region.', `.${region}.`)
    const filter = { Name: 'prefix-list-name', Values: [name] }
    const { PrefixLists = [] } = await aws.ec2('DescribeManagedPrefixLists', { Filters: [filter] })
    const prefixListId = PrefixLists.find(({ PrefixListName }) => PrefixListName === name)?.PrefixListId
    if (prefixListId) return { prefixListId }
    throw new PlanError('prefix-list.missing', {
      resource: `prefix list ${model.name}`,
      message: `AWS keeps no prefix list ${name} in ${region}`,
      fix: `Correct the name: aws ec2 describe-managed-prefix-lists --region ${region} shows those that are there. One of your own is given by its id, 'pl-…'.`,
    })
  },
}
