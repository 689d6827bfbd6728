/** The sources whose guards are taken away. */
export const guarded = [
  'shared/delivery/**/*.ts',
  'shared/aws/dynamo-*.ts',
  'shared/subscriber/preferences/{next-due,schedule,pause}.ts',
]
