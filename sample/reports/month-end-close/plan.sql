-- The plan is made once a year in euros; countries with a currency of their own are held to it at the budget rate.
with closing as (
  select month(current_date - to_months({{ months_back }}::int)) as month
)

select
  region,
  country,
  currency,
  target_eur,
  round(target_eur * per_eur, 0) as target_local,
  per_eur as budget_rate,
  round(100 * target_eur / sum(target_eur) over (), 1) as share_pct,
  year_eur,
  round(100 * target_eur / year_eur, 1) as share_of_year_pct
from (select *, sum(target_eur) over (partition by country)::int as year_eur from targets)
join fx_rates using (currency)
where month = (select month from closing)
order by region, target_eur desc
