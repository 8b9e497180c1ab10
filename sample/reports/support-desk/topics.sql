with answered as (
  select
    *,
    date_diff('minute', opened_at, first_reply_at) / 60 as reply_hours,
    date_diff('minute', opened_at, solved_at) / 60 as solve_hours
  from support_tickets
  where opened_at >= {{ start_date }}
    and topic in ({{ topics }})
    and channel in ({{ channels }})
)

select
  topic,
  count(*) as tickets,
  count(*) filter (where solved_at is null) as still_open,
  round(median(reply_hours), 1) as median_reply_hours,
  round(quantile_cont(reply_hours, 0.9), 1) as slow_reply_hours,
  round(median(solve_hours), 1) as median_solve_hours,
  round(100.0 * count(*) filter (where solve_hours <= 48) / count(*), 1) as solved_in_two_days_pct,
  round(avg(satisfaction), 2) as satisfaction,
  round(100.0 * count(satisfaction) / nullif(count(solved_at), 0), 1) as rated_pct
from answered
group by topic
order by tickets desc

{% form %}
start_date:
  type: date
  label: Opened since
  default: "{{ 'now' | date: '%s' | minus: 1209600 | date: '%Y-%m-%d' }}"
topics:
  type: multiselect
  label: Topics
  default: all
  options: [Where is my order, Return or exchange, Product advice, Payment, Complaint, Account]
channels:
  type: multiselect
  label: Reached us by
  default: all
  options: [[E-mail, email], [Chat, chat], [Telephone, phone]]
{% endform %}
