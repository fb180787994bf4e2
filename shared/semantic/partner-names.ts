/** The statement that reads what every partner is called. @returns columns: partner_id, name, kind. */
export const partnerNamesSql = `SELECT partner_id, name, kind FROM core.partner ORDER BY partner_id`;
