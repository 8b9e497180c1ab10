-- Feeds the choice of channels in the form.
select
  channel as channel_value,
  channel || ': ' || string_agg(distinct campaign, ', ' order by campaign) as channel_label,
  sum(spend_eur) as spent_last_year_eur
from marketing_spend
where spent_on >= current_date - 365
group by channel
order by spent_last_year_eur desc
