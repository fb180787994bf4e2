import { expect, test } from './fixtures.ts';

test('an analyst reads what to do with 43 dashboards, sees why, and exports the playbook', async ({
  workbench,
  audit,
}) => {
  const { page, inspector } = workbench;
  await audit.visit();

  await test.step('the headline says how many there are, and the three of the dubbing partners are one merge', async () => {
    await expect(workbench.headline).toHaveText(
      /^\d+ of 43 dashboards merge into \d+ shared views, \d+ can be retired, \d+ stays?$/,
    );
    const merge = page.locator('.audit-row').filter({ hasText: 'one merge of 3' }).first();
    await expect(merge.getByRole('button')).toHaveText([
      'Dubbing Partner Operations',
      'Dubbing Partner Capacity',
      'Dubbing Partner Finance',
    ]);
  });

  await test.step('a dashboard shows its SQL as text, with what is wrong in it by line', async () => {
    await audit.dashboard('Dubbing Partner Operations').click();
    await expect(inspector).toContainText('Merge into Partners.');
    await expect(inspector.getByRole('region', { name: 'Query 3 of 3' })).toContainText('SELECT *');
    await expect(inspector).toContainText(
      'Line 1, select *. SELECT * takes whatever columns the table has today.',
    );
    await expect(inspector).toContainText('The date 2024-10-01 is written into the SQL.');
    await inspector.getByRole('button', { name: 'Show its cluster' }).click();
    await expect(audit.contradiction).toContainText('CASE block region: 3 versions');
    await expect(audit.contradiction.locator('mark').first()).toBeVisible();
    expect(workbench.address()).toContain('audit.cluster');
  });

  await test.step('a legacy figure stands beside ours, with the rule that explains it', async () => {
    await audit.figure('On-time delivery rate').click();
    await expect(inspector).toContainText('On time by the current due date, of dubs delivered');
    const row = audit
      .values('On-time delivery rate')
      .getByRole('row')
      .filter({ hasText: 'explained' })
      .first();
    await expect(row).toContainText('explained: On time by the current due date, of dubs delivered');
  });

  await test.step('the list is narrowed, but the playbook is saved whole', async () => {
    await page.getByRole('radio', { name: 'Retire' }).click();
    await expect(audit.playbook.first()).toContainText('Retire');
    const lines = (await audit.save('CSV')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(44);
    expect(lines[0]).toContain(
      'dashboard_id,name,kind,subject,owner_team,suggestion,merge_into,reason,effort,',
    );
    expect(
      lines.filter((line) => /,merge,partners,"?Repeats or contradicts others, and covered/.test(line))
        .length,
    ).toBeGreaterThan(2);
  });

  await test.step('by the keyboard alone it is saved as Markdown', async () => {
    const text = await audit.saved('Markdown', () =>
      workbench.run('Save the playbook of dashboards as a text'),
    );
    expect(text).toContain('43 dashboards: ');
    expect(text).toContain(
      'takes in Dubbing Partner Operations, Dubbing Partner Capacity, Dubbing Partner Finance.',
    );
    expect(text).toMatch(
      /\| Dubbing Partner Finance \| Rework share \| Rework \| \d+ \| \d+ \| \d+ \| 0 \| 0 \|/,
    );
  });
});
