### الإيداع بالجملة

## الدفعة

bulk-batch-title = دفعة مراسلات
bulk-batch-sent = أرسلت يوم
bulk-batch-lines = عدد المراسلات
bulk-batch-until = آخر أجل لوصول الملفات
bulk-batch-preparing = الإيداعات قيد الإعداد: بضع ثوان. تتجدد هذه الصفحة تلقائيا.
bulk-batch-open = تودع كل مراسلة تلقائيا فور وصول جميع ملفاتها. وتسقط المراسلة التي ينقصها ملف عند انتهاء الأجل، دون أن يمس ذلك غيرها.
bulk-batch-closed = انتهت هذه الدفعة يوم { $at }: لم يعد أي ملف منتظرا.
bulk-batch-totals = الوضعية الإجمالية
bulk-batch-file = حفظ النتائج (CSV)
bulk-batch-each = نتيجة كل سطر
bulk-batch-secret = عنوان هذه الصفحة هو مفتاحها: لا تسلموه إلا لمن ينبغي أن يطلع عليها.
bulk-column-line = السطر
bulk-column-reference = المرجع
bulk-column-administration = الإدارة
bulk-column-subject = الموضوع
bulk-column-state = الوضعية
bulk-column-number = الرقم الترتيبي
bulk-column-submitted = تاريخ الإيداع (التوقيت القانوني)
bulk-column-registered = تاريخ التسجيل (التوقيت القانوني)
bulk-column-tracking = رمز التتبع
bulk-column-receipt = الوصل
bulk-column-remarks = ملاحظات
bulk-receipt = الوصل (PDF)
bulk-receipt-yes = نعم
bulk-receipt-no = لا
bulk-state-preparing = قيد الإعداد
bulk-state-refused = سطر مرفوض
bulk-state-awaiting_files = في انتظار الملفات
bulk-state-expired = سقطت: لم تصل الملفات
bulk-state-submitted = الملفات قيد الفحص
bulk-state-cleared = قيد التسجيل
bulk-state-submission_rejected = لم يُقبل الإيداع
bulk-state-registered = مسجلة
bulk-state-declined = رفضها مكتب الضبط
bulk-state-withdrawn = مسحوبة
bulk-state-answered = الجواب متوفر
bulk-state-voided = أُلغي رقمها
bulk-missing = لم يصل بعد:
bulk-remark-problem = { $field }: { $what }
bulk-remark-like = الملفات نفسها المذكورة في السطر { $line }.
bulk-remark-earlier = سبق إيداع الملفات نفسها يوم { $day } (الرقم { $number }).
bulk-earlier-receipt = وصل ذلك الإيداع
bulk-remark-used = سبق استعمال هذا المرجع في السطر { $line } من دفعة سابقة.

## الحساب

bulk-account-title = الإيداع بالجملة
bulk-account-lead = يمكن لبرامجكم إيداع 500 مراسلة في نداء واحد، ولكل منها وصلها. وتحتاج إلى رمز ولوج تمنحونه لها هنا.
bulk-account-who = باسم من يتم الإيداع
bulk-account-email-hint = البريد الإلكتروني الذي أثبتم للتو أنكم تطلعون عليه.
bulk-account-colleagues = زملاء يمكنهم تتبع مراسلاتكم
bulk-account-colleagues-hint = إلى حدود عشرة عناوين إلكترونية من هيئتكم، عنوان في كل سطر. تُذكر في كل مراسلة ترسلونها من الآن فصاعدا، ويجدها كل منهم ضمن مراسلاته بعد إثبات عنوانه برمز. ولا يفتح الجواب إلا برمزكم.
bulk-account-proof = يثبت الرمز المرسل إلى هذا البريد أنكم تطلعون عليه، ولا يثبت غير ذلك: تُدرج التسمية كما تكتبونها، كما في كل إيداع.
bulk-account-open = فتح الحساب
bulk-account-save = حفظ التغييرات
bulk-account-api = وصف واجهة البرمجة، وفيه مثال لقائمة المراسلات:
bulk-link = الإيداع بالجملة بواسطة برنامج
bulk-tokens-title = رموز الولوج
bulk-token-active = صالح
bulk-token-expired = انتهت صلاحيته
bulk-token-revoked = ملغى
bulk-token-until = آخر يوم: { $day }
bulk-token-revoke = إلغاء هذا الرمز
bulk-token-new = رمز ولوج جديد
bulk-token-label = اسم البرنامج
bulk-token-label-hint = الاسم المتداول لديكم، مثل «الفوترة».
bulk-token-scopes = ما يمكنه القيام به
bulk-scope-write = إرسال دفعات المراسلات وملفاتها
bulk-scope-read = الاطلاع على النتائج والوصولات
bulk-token-last-day = آخر يوم لصلاحية الرمز
bulk-token-last-day-hint = في حدود سنة.
bulk-token-do = الحصول على رمز
bulk-token-title = رمز ولوج البرنامج
bulk-token-care = احفظوه حيث يحفظ البرنامج أسراره، لا في عنوان ولا في رسالة إلكترونية ولا في شفرة مصدرية. من يملكه يودع باسمكم. وعند أي شك ألغوه.
bulk-batches-title = آخر الدفعات
bulk-batches-none = لم تُرسل أي دفعة بعد.
bulk-batches-lines = { $count ->
    [zero] لا مراسلات
    [one] مراسلة واحدة
    [two] مراسلتان
    [few] { $count } مراسلات
    [many] { $count } مراسلة
   *[other] { $count } مراسلة
}
done-bulk-kept = تم تحيين الحساب.
done-bulk-revoked = تم إلغاء الرمز.

## الأخطاء

error-bulk-unknown = هذه الدفعة غير موجودة. تحققوا من العنوان.
error-bulk-no_such_line = لا يوجد هذا السطر في الدفعة.
error-bulk-no_account = لم يُفتح أي حساب لهذا البريد الإلكتروني.
error-bulk-code_needed = اطلبوا رمزا عبر البريد الإلكتروني، ثم افتحوا حسابكم بواسطته.
error-bulk-email_not_proven = أدخلوا البريد الإلكتروني الذي أثبتم للتو أنكم تطلعون عليه: لم يُرسل رمز إلى هذا البريد.
error-bulk-account_changed_meanwhile = تغير الحساب منذ أن عرضتموه. راجعوه ثم أعيدوا المحاولة.
error-bulk-too_many_tokens = لا يتجاوز عدد الرموز الصالحة للحساب { $limit }. ألغوا أحدها.
error-bulk-label_missing = أدخلوا اسما للبرنامج في حدود { $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 }.
error-bulk-scopes_missing = اختاروا صلاحية واحدة على الأقل.
error-bulk-day_past = اختاروا يوما لاحقا.
error-bulk-day_too_far = لا تتجاوز صلاحية الرمز { $days } يوما.
error-bulk-depositor_is_the_account = البريد الإلكتروني والهاتف والزملاء مأخوذون من الحساب: لا تذكروهم في القائمة.
error-bulk-administration_unknown = الإدارة { $slug } غير موجودة.
error-bulk-file_name_missing = أدخلوا اسم هذا الملف.
error-bulk-reference_repeated = المرجع { $reference } مذكور في السطر { $line }. يُعتمد الأول ويُرفض هذا السطر.
