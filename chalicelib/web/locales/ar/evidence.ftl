# التحقق من الوثائق

evidence-title = التحقق من وثيقة
evidence-lead = تحققوا من وصل إيداع أو من جواب صادر عن إدارة. لا تُعرض أي معطيات شخصية.
evidence-by-id = برقم التحقق
evidence-id-label = رقم التحقق
evidence-id-hint = عشرون حرفا ورقما، تحت الرمز المربع المطبوع على الوثيقة.
evidence-id-verify = التحقق من الرقم
evidence-by-file = بالملف
evidence-file-label = الملف (PDF)
evidence-file-hint = تُحسب بصمة الملف على جهازكم، ولا يُرسل الملف نفسه.
evidence-by-sending = بإرسال الملف
evidence-sending-lead = إن لم تُعرف البصمة، يمكن للمنصة أن تفحص توقيعات الملف وتقول ما الذي تغير فيه.
evidence-consent-label = أوافق على إرسال الملف إلى المنصة لفحصه. يُحذف فور الفحص، وفي كل الأحوال قبل انقضاء ساعة.
evidence-send-open = المتابعة لإرسال الملف
evidence-send-title = إرسال ملف للفحص
evidence-send-hint = ملف PDF واحد، 25 ميغابايت على الأكثر.
evidence-send-file = إرسال الملف للفحص
evidence-checking-title = جارٍ فحص الملف
evidence-checking-body = يستغرق الفحص بضع ثوان، وتُحيَّن هذه الصفحة تلقائيا.
evidence-checking-again = تحديث الصفحة
evidence-checked-title = نتيجة الفحص
evidence-checked-deleted = حُذف الملف المرسل. تبقى هذه النتيجة ساعة واحدة.
evidence-checked-sound = لم يتغير شيء في هذا الملف منذ نشره.
evidence-checked-unsound = لا يمكن اعتماد هذا الملف كما هو.
evidence-working = جارٍ حساب البصمة…
evidence-working-lookup = جارٍ البحث عن البصمة…
evidence-sending = جارٍ إرسال الملف…
evidence-not-found-by-file = لم تُنشر على هذه المنصة أي وثيقة بهذه البصمة: إما أن الملف تغير، أو أنه ليس صادرا عنها.
evidence-failed = تعذر إتمام العملية. أعيدوا المحاولة.
evidence-too-large = يتجاوز هذا الملف 25 ميغابايت.
evidence-again = التحقق من وثيقة أخرى

evidence-result-title = نتيجة التحقق
evidence-row-number = الرقم الترتيبي
evidence-row-administration = الإدارة
evidence-row-at = تاريخ التسجيل
evidence-row-digests = البصمات المنشورة (SHA-256)
evidence-holds = صحيح
evidence-fails = غير صحيح
evidence-note = للعلم

evidence-revision-receipt = الوصل المختوم
evidence-revision-letter-numbered = الملف رقم { $place } كما أُودع
evidence-revision-reply = الجواب المختوم
evidence-revision-reply-numbered = صيغة الجواب رقم { $place }، السابقة للختم

evidence-voided = أُلغي الرقم { $number } في { $at }: لم تعد لهذه الوثيقة قيمة.
evidence-matched = ملفكم مطابق تماما لما نُشر: { $revision }.
evidence-matched-earlier = ملفكم صيغة سابقة للجواب وليس نسخته النهائية: { $revision }.
evidence-entry-receipt = مراسلة مسجلة تحت الرقم { $number } لدى { $administration } في { $at }.
evidence-entry-reply = جواب صادر تحت الرقم { $number } عن { $administration } في { $at }.
evidence-submitted = أُودعت في { $at }.
evidence-trust-unsealed = لا تحمل الوثيقة خاتما إلكترونيا: لم تكن للإدارة شهادة عند إصدارها.
evidence-trust-development = الخاتم الإلكتروني بشهادة تجريبية: لا يثبت شيئا خارج هذه المنصة.
evidence-trust-no_timestamp = الخاتم الإلكتروني غير مؤهل وبدون ختم زمني: التاريخ تصرح به المنصة.
evidence-trust-not_qualified = تحمل الوثيقة خاتما إلكترونيا وختما زمنيا، وهما غير مؤهلين بمفهوم القانون رقم 43.20.

evidence-finding-published = الملف مطابق، بايتا ببايت، لوثيقة نُشرت على هذه المنصة.
evidence-finding-changed_since = يبدأ الملف بوثيقة نُشرت هنا، ثم أُضيف إليه شيء بعد نشرها.
evidence-finding-unknown = لم يُنشر هذا الملف ولا أي صيغة سابقة منه على هذه المنصة.
evidence-finding-not_a_pdf = ليس الملف بصيغة PDF.
evidence-finding-unreadable = تعذرت قراءة الملف: إما تالف، أو أثقل من أن يُفحص.
evidence-finding-no_signature = لا يحمل الملف أي توقيع أو خاتم إلكتروني.
evidence-finding-intact = لم يتغير ما تشمله التوقيعات منذ التوقيع.
evidence-finding-altered = تغير محتوى موقَّع: بايت واحد على الأقل لم يعد كما كان عند التوقيع.
evidence-finding-added_after = أُضيف إلى الملف بعد آخر توقيع ما لا يسمح به، كصفحة أو نص أو حقل.
evidence-finding-trusted = الشهادات صادرة عن جهة تعترف بها هذه المنصة.
evidence-finding-foreign_signature = يحمل الملف توقيعا غير معترف به: شهادته ليست صادرة عن جهة تعترف بها هذه المنصة.
evidence-finding-timestamped = تحمل التوقيعات ختما زمنيا من جهة معترف بها.
evidence-finding-no_timestamp = لا يحمل توقيع واحد على الأقل ختما زمنيا معترفا به.

error-evidence-unknown_verification = لا توجد وثيقة بهذا الرقم. تأكدوا من الأحرف العشرين.
error-evidence-not_a_digest = ليست هذه بصمة SHA-256: يجب أن تتكون من 64 رمزا بالنظام الست عشري.
error-evidence-unknown_check = لا وجود لهذا الفحص، أو انقضت ساعته.
error-evidence-consent_needed = لإرسال الملف، يجب أن توافقوا على فحصه.
error-evidence-no_such_file = لا وجود لهذا الملف.
error-evidence-timestamp_unavailable = خدمة الختم الزمني غير متاحة مؤقتا. حاولوا بعد لحظات.
