### الإرسال الإلكتروني المضمون

registered-title = إرسال إلكتروني مضمون
registered-from = المرسِل
registered-sent = أرسل يوم
registered-last-day = آخر أجل للقبول أو الرفض
registered-number = الرقم
registered-text = توجه إليكم إدارة مراسلة. للاطلاع عليها اطلبوا رمزا يُرسل إلى البريد الذي توصلتم فيه بالإشعار، ثم اختاروا قبولها أو رفضها. لم يترتب عن فتح هذا الرابط أي قرار ولا أي تسجيل.
registered-again = لقد قبلتم هذه المراسلة. لفتحها من جديد اطلبوا رمزا يُرسل إلى البريد نفسه.
registered-code = إرسال رمز عبر البريد الإلكتروني
registered-code-sent = أُرسل رمز من ستة أرقام إلى البريد الذي توصلتم فيه بالإشعار، وهو صالح لعشر دقائق.
registered-decision-consequence = يُسجل قراركم بتاريخه ويُبلَّغ إلى المرسِل. الرفض نهائي: لا يمكن بعده فتح المراسلة. وإذا لم تجيبوا إلى غاية آخر يوم محدد انقضى الأجل وأُخبر المرسِل بذلك.
registered-accept = قبول المراسلة
registered-refuse = رفض المراسلة
registered-enter = الوصول إلى المراسلة
registered-was-accepted = قبلتم هذه المراسلة يوم { $at }.
registered-was-refused = رفضتم هذه المراسلة يوم { $at }، وأُخبر المرسِل بذلك.
registered-was-expired = انقضى أجل قبول هذه المراسلة. اتصلوا بالمرسِل.
registered-open = فتح المراسلة
registered-open-consequence = يُسجل فتح المراسلة بتاريخه دليلا على التسليم.
registered-opened = فتحتم هذه المراسلة يوم { $at }.
registered-read = قراءة المراسلة (PDF)
registered-save = حفظ ملف PDF
registered-verify = التحقق من هذه الوثيقة
registered-level = ليست هذه الخدمة خدمة إرسال إلكتروني مضمون مؤهلة بمفهوم القانون رقم 43.20. وحججها هي تسجيلات المنصة الموقعة بمفتاحها الخاص.
done-registered-accepted = سُجل قبولكم.
done-registered-refused = سُجل رفضكم.

## المكتب المرسِل

registered-desk-title = الإرسالات الإلكترونية المضمونة
registered-desk-back = المراسلة
registered-desk-link = إرسال مضمون
registered-send-title = إرسال مضمون
registered-to-depositor = إذا لم يُذكر بريد آخر أُرسلت المراسلة إلى المودِع { $name }، وحُرر الإشعار بلغة إيداعه.
registered-name = المرسل إليه
registered-language = لغة الإشعار
registered-period = أجل القبول أو الرفض بالأيام
registered-period-hint = من { $least } إلى { $most } يوما. لا يُحتسب يوم الإشعار، وينتهي الأجل بنهاية اليوم الأخير ولو كان يوم عطلة.
registered-send-consequence = يتوصل المرسل إليه برابط عبر البريد الإلكتروني. ولا يعلم شيئا عن المضمون قبل القبول برمز يُستعمل مرة واحدة. وتُخبَرون بكل مرحلة.
registered-send = إرسال مضمون
registered-list = الإرسالات
registered-send-another = إرسال مضمون جديد
registered-none = لم يُرسل أي شيء إرسالا مضمونا.
registered-moments = الحجج المسجلة
registered-evidence = حفظ الحجج الموقعة (JWS)
registered-state-sent = الإشعار قيد الإرسال
registered-state-notified = أُشعر المرسل إليه
registered-state-unreachable = تعذر إشعار المرسل إليه
registered-state-accepted = مقبولة
registered-state-delivered = مسلَّمة
registered-state-refused = مرفوضة
registered-state-expired = انقضى الأجل
registered-moment-SubmissionAcceptance = قبلت المنصة الإرسال
registered-moment-NotificationForAcceptance = أُرسل الإشعار إلى المرسل إليه
registered-moment-NotificationForAcceptanceFailure = عاد الإشعار أو تعذر إرساله
registered-moment-ConsignmentAcceptance = قبلها المرسل إليه
registered-moment-ConsignmentRejection = رفضها المرسل إليه
registered-moment-AcceptanceRejectionExpiry = انقضى الأجل دون جواب
registered-moment-ContentHandover = فتح المرسل إليه المراسلة
done-registered-sent = أُرسلت المراسلة إرسالا مضمونا.

## الأخطاء

error-registered-unknown = هذا الإرسال غير موجود. تحققوا من الرابط.
error-registered-no_letter = لا يوجد بعد جواب مختوم لإرساله.
error-registered-already_accepted = سبق قبول هذه المراسلة: لم يعد رفضها ممكنا.
error-registered-already_refused = رُفضت هذه المراسلة: لا يمكن فتحها.
error-registered-expired = انقضى أجل قبول هذه المراسلة أو رفضها.
error-registered-not_accepted = اقبلوا المراسلة أولا.
error-registered-not_opened = افتحوا المراسلة أولا.
error-registered-code_needed = اطلبوا رمزا عبر البريد الإلكتروني، ثم اقبلوا المراسلة بواسطته.
error-registered-name_missing = أدخلوا اسم المرسل إليه في حدود { $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 }.
error-registered-email_missing = أدخلوا البريد الإلكتروني للمرسل إليه.
error-registered-email_invalid = البريد الإلكتروني غير كامل. مثال: nom@exemple.ma
error-registered-period_unfit = حددوا أجلا من { $least } إلى { $most } يوما.
